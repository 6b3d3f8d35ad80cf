# How everything of ours is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_OPTIMIZE_DEPENDENCIES ON) # a library's objects need not wait for the libraries it will be linked with
set(CMAKE_CXX_FLAGS_RELEASE "-O2")  # no NDEBUG: assertions stay on in production
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")

find_program(NOROSHI_CCACHE ccache)
if(NOROSHI_CCACHE) # the sloppiness lets it cache what was compiled with the precompiled header
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${NOROSHI_CCACHE})
endif()

add_library(noroshi_options INTERFACE)
target_include_directories(noroshi_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(noroshi_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror -fPIE -pthread)
target_link_options(noroshi_options INTERFACE -pie -pthread)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # What g++ 12 suspects at -O2 inside correct uses of std::string, std::vector and std::optional (GCC PR 105651, 105329, 80635, 104475).
  # clang and the sanitizers stand in.
  target_compile_options(noroshi_options INTERFACE
    -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized)
endif()

find_program(NOROSHI_MOLD mold)
if(NOROSHI_MOLD)
  target_link_options(noroshi_options INTERFACE -fuse-ld=mold)
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(noroshi_options INTERFACE -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_compile_definitions(noroshi_options INTERFACE _FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS)
  target_link_options(noroshi_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)
endif()

if(NOROSHI_SANITIZE)
  # clang 14 cannot compile coroutines under the check of indirect calls, so that one is left out
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    list(APPEND sanitizers -fno-sanitize=function)
  endif()
  target_compile_options(noroshi_options INTERFACE ${sanitizers} -O1)
  target_link_options(noroshi_options INTERFACE ${sanitizers})
endif()
if(NOROSHI_FUZZ)
  target_compile_options(noroshi_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# The standard library, fmt and expected, compiled once: two thirds of the time of an average file. Not under clang, so that `make check`
# sees which file leans on an include that it does not have.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/precompiled.cpp CONTENT "")
  add_library(noroshi_precompiled STATIC ${CMAKE_BINARY_DIR}/generated/precompiled.cpp)
  target_precompile_headers(noroshi_precompiled PRIVATE
    <algorithm> <array> <chrono> <compare> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <utility>
    <variant> <vector> <fmt/format.h> <tl/expected.hpp>)
  target_compile_options(noroshi_options INTERFACE -fpch-preprocess -Wno-error=invalid-pch)
  target_compile_definitions(noroshi_options INTERFACE FMT_SHARED)
  target_link_libraries(noroshi_precompiled PRIVATE noroshi_options)
endif()
