# Two libraries whose source is made during the build.
# noroshi_embedded: rule tables, migrations and the built web page inside the one binary (src/adapters/system/embedded.hpp).
file(GLOB_RECURSE embedded_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
     data/*.toml data/*.json data/*.bin migrations/*.sql web/dist/*)
set(embedded_source ${CMAKE_BINARY_DIR}/generated/embedded.cpp)
set(embedded_list ${CMAKE_BINARY_DIR}/generated/embedded.txt)
list(JOIN embedded_files "\n" embedded_lines)
file(CONFIGURE OUTPUT ${embedded_list} CONTENT "${embedded_lines}\n" @ONLY)
add_custom_command(
  OUTPUT ${embedded_source}
  COMMAND ${NOROSHI_PYTHON} ${CMAKE_SOURCE_DIR}/tools/embed.py --root ${CMAKE_SOURCE_DIR} --list ${embedded_list} --out ${embedded_source}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed.py ${embedded_list} ${embedded_files}
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  COMMENT "Embedding rule tables, migrations and the page"
  VERBATIM)
add_library(noroshi_embedded STATIC ${embedded_source})
target_link_libraries(noroshi_embedded PUBLIC noroshi_options)

# noroshi_build_info: version and commit. The script writes only when the commit changed, so nothing else is compiled or linked again.
set(build_info_source ${CMAKE_BINARY_DIR}/generated/build_info.cpp)
add_custom_target(noroshi_commit
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DVERSION=${PROJECT_VERSION} -DOUTPUT=${build_info_source}
          -P ${CMAKE_SOURCE_DIR}/cmake/build_info.cmake
  BYPRODUCTS ${build_info_source}
  COMMENT "")
add_library(noroshi_build_info STATIC ${build_info_source})
target_link_libraries(noroshi_build_info PUBLIC noroshi_options)
add_dependencies(noroshi_build_info noroshi_commit)
