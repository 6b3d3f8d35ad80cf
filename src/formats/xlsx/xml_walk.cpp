#include "formats/xlsx/xml_walk.hpp"

#include "formats/xlsx/read_form.hpp"

#include <expat.h>

#include <memory>

namespace noroshi::xlsx {
namespace {

auto without_prefix(std::string_view name) -> std::string_view {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

}  // namespace

struct XmlCallbacks {
  static void begin(void* data, const char* name, const char** attributes) {
    auto& walk = *static_cast<XmlWalk*>(data);
    if (++walk.depth_ > limits::depth_max) walk.refuse("it is nested too deeply");
    walk.begin(without_prefix(name), Attributes{attributes});
  }
  static void end(void* data, const char* name) {
    auto& walk = *static_cast<XmlWalk*>(data);
    --walk.depth_;
    walk.end(without_prefix(name));
  }
  static void characters(void* data, const char* text, int length) {
    static_cast<XmlWalk*>(data)->characters({text, static_cast<std::size_t>(length)});
  }
  static void document_type(void* data, const char* /*name*/, const char* /*system*/, const char* /*open*/, int /*internal*/) {
    static_cast<XmlWalk*>(data)->refuse("it brings a document type");
  }
};

auto Attributes::find(std::string_view name) const -> std::string_view {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (without_prefix(pair[0]) == name) return pair[1];
  }
  return {};
}

void XmlWalk::refuse(std::string reason) {
  if (!refused_.empty()) return;
  refused_ = std::move(reason);
  XML_StopParser(parser_, XML_FALSE);
}

auto XmlWalk::run(std::string_view xml) -> Result<> {
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser{XML_ParserCreate(nullptr)};
  parser_ = parser.get();
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, &XmlCallbacks::begin, &XmlCallbacks::end);
  XML_SetCharacterDataHandler(parser_, &XmlCallbacks::characters);
  XML_SetStartDoctypeDeclHandler(parser_, &XmlCallbacks::document_type);
  const auto status = XML_Parse(parser_, xml.data(), static_cast<int>(xml.size()), XML_TRUE);
  if (status == XML_STATUS_OK) return {};
  const auto why = refused_.empty() ? std::string{XML_ErrorString(XML_GetErrorCode(parser_))} : refused_;
  return fail(ErrorCode::InvalidInput, "xlsx_malformed", "a part of this .xlsx file cannot be read: " + why + "; save it again and retry");
}

}  // namespace noroshi::xlsx
