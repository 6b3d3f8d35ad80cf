# Third-party targets, all from Debian packages (packages.txt). tl::expected, CLI11 and Boost headers need no target of their own.
find_package(Threads REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(simdjson REQUIRED)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(pq IMPORTED_TARGET libpq)

add_library(mecab INTERFACE IMPORTED)
find_library(NOROSHI_MECAB mecab REQUIRED)
target_link_libraries(mecab INTERFACE ${NOROSHI_MECAB})

if(NOROSHI_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  find_package(benchmark)
endif()

find_program(NOROSHI_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH) # Debian's, before any other of the machine
find_program(NOROSHI_PYTHON python3 REQUIRED)
