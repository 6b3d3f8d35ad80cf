# How everything of ours is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_OPTIMIZE_DEPENDENCIES ON) # a library's objects need not wait for the libraries it will be linked with
set(CMAKE_CXX_FLAGS_RELEASE "-O2")  # no NDEBUG: assertions stay on in production
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")

find_program(NOROSHI_CCACHE ccache)
if(NOROSHI_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${NOROSHI_CCACHE})
endif()

add_library(noroshi_options INTERFACE)
target_include_directories(noroshi_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(noroshi_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror)

find_program(NOROSHI_MOLD mold)
if(NOROSHI_MOLD)
  target_link_options(noroshi_options INTERFACE -fuse-ld=mold)
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(noroshi_options INTERFACE -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_compile_definitions(noroshi_options INTERFACE _FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS)
  target_link_options(noroshi_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)
endif()
include(CheckPIESupported)
check_pie_supported()

if(NOROSHI_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(noroshi_options INTERFACE ${sanitizers} -O1)
  target_link_options(noroshi_options INTERFACE ${sanitizers})
endif()
if(NOROSHI_FUZZ)
  target_compile_options(noroshi_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
