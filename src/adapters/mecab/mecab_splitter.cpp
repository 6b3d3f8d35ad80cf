#include "adapters/mecab/mecab_splitter.hpp"

#include <mecab.h>

#include <vector>

namespace noroshi::mecab {
namespace {

constexpr auto debian_folder = "/var/lib/mecab/dic/ipadic-utf8";
// ipadic's numbering of proper names
constexpr unsigned short first_name = 41;
constexpr unsigned short last_name = 47;
constexpr unsigned short place_name = 46;

}  // namespace

struct MecabSplitter::Dictionary {
  std::unique_ptr<MeCab::Model> model;
  std::unique_ptr<MeCab::Tagger> tagger;

  static auto open(const std::string& folder) -> std::unique_ptr<const Dictionary> {
    const auto options = folder.empty() ? std::string{} : "-d " + folder;
    auto found = std::make_unique<Dictionary>();
    found->model.reset(MeCab::createModel(options.c_str()));
    if (!found->model) return nullptr;
    found->tagger.reset(found->model->createTagger());
    if (!found->tagger || !found->is_ipadic()) return nullptr;
    return found;
  }

  // The numbers of the parts of speech mean nothing in another dictionary.
  auto is_ipadic() const -> bool {
    const std::unique_ptr<MeCab::Lattice> lattice{model->createLattice()};
    lattice->set_sentence("東京");
    if (!tagger->parse(lattice.get())) return false;
    const auto* node = lattice->bos_node()->next;
    return node != nullptr && node->length == 6 && node->posid == place_name;
  }
};

MecabSplitter::MecabSplitter(std::string folder) : folder_{std::move(folder)} {}
MecabSplitter::~MecabSplitter() = default;

auto MecabSplitter::dictionary() const -> const Dictionary* {
  std::call_once(opened_, [this] {
    if (!folder_.empty()) {
      dictionary_ = Dictionary::open(folder_);
      return;
    }
    dictionary_ = Dictionary::open(debian_folder);
    if (!dictionary_) dictionary_ = Dictionary::open("");
  });
  return dictionary_.get();
}

auto MecabSplitter::has_dictionary() const -> bool { return dictionary() != nullptr; }

auto MecabSplitter::split(const domain::NormalText& text) const -> domain::Morphemes {
  const auto* words = dictionary();
  if (words == nullptr) return {};
  domain::Morphemes morphemes;
  morphemes.words.reserve(text.size() / 2);
  const std::unique_ptr<MeCab::Lattice> lattice{words->model->createLattice()};
  for (std::size_t begin = 0; begin < text.utf8.size();) {  // line by line: a lattice as long as the text would take its memory
    const auto end = std::min(text.utf8.find('\n', begin), text.utf8.size());
    const char* line = text.utf8.data() + begin;
    lattice->set_sentence(line, end - begin);
    if (end > begin && words->tagger->parse(lattice.get())) {
      const auto morpheme_of = [&](const MeCab::Node& node) {
        const auto at = begin + static_cast<std::size_t>(node.surface - line);
        return domain::Morpheme{text.point_of_byte[at], text.point_of_byte[at + node.length], node.posid, node.stat == MECAB_NOR_NODE};
      };
      for (const auto* node = lattice->bos_node()->next; node != nullptr && node->stat != MECAB_EOS_NODE; node = node->next)
        morphemes.words.push_back(morpheme_of(*node));
      for (std::size_t at = 0; at < end - begin; ++at) {
        for (const auto* node = lattice->begin_nodes(at); node != nullptr; node = node->bnext) {
          if (node->stat == MECAB_NOR_NODE && node->posid >= first_name && node->posid <= last_name)
            morphemes.names.push_back(morpheme_of(*node));
        }
      }
    }
    begin = end + 1;
  }
  return morphemes;
}

}  // namespace noroshi::mecab
