// The 518 inclusion and consistency proofs that transparency-dev publishes, most of them corrupted on purpose.
#include "base/sha256.hpp"
#include "domain/ledger/tree.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace noroshi::domain {
namespace {

namespace fs = std::filesystem;
using simdjson::dom::element;

auto vector_folder() -> fs::path {
  const char* shared = std::getenv("NOROSHI_SHARED");
  return fs::path{shared != nullptr ? shared : "../shared"} / "data/merkle/testdata";
}

/// Our types hold 32 bytes and nothing else, so an empty hash is refused by whoever parses it: here. The 12-byte ones ("don't care")
/// stand for any value: each becomes a digest of its own, so that equal ones stay equal and none equals a real hash.
auto hash_of(std::string_view base64) -> Result<Bytes32> {
  const Bytes bytes = NOROSHI_TRY(from_base64(base64));
  if (bytes.empty() || bytes.size() == sizeof(Bytes32)) return to_bytes32(bytes);
  return sha256({as_bytes("stands for"), bytes});
}

auto hash_at(const element& vector, std::string_view field) -> Result<Bytes32> { return hash_of(vector[field].get_string().value()); }
auto number_at(const element& vector, std::string_view field) -> std::uint64_t { return vector[field].get_uint64().value(); }

auto proof_of(const element& vector) -> Result<std::vector<Bytes32>> {
  std::vector<Bytes32> proof;
  simdjson::dom::array list;
  if (vector["proof"].get_array().get(list) != simdjson::SUCCESS) return proof;  // null
  for (const element hash : list) proof.push_back(NOROSHI_TRY(hash_of(hash.get_string().value())));
  return proof;
}

auto verdict_on_inclusion(const LeafRun& run, const element& vector) -> Result<> {
  const auto proof = NOROSHI_TRY(proof_of(vector));
  const auto leaf = NOROSHI_TRY(hash_at(vector, "leafHash"));
  const auto root = NOROSHI_TRY(hash_at(vector, "root"));
  const auto index = number_at(vector, "leafIdx");
  return run.start == 0 ? verify_inclusion(index, run.end, leaf, proof, root) : verify_subtree_inclusion(index, run, leaf, proof, root);
}

auto verdict_on(std::string_view kind, const element& vector) -> Result<> {
  if (kind == "inclusion") return verdict_on_inclusion({0, number_at(vector, "treeSize")}, vector);
  if (kind == "subtreeinclusion") return verdict_on_inclusion({number_at(vector, "start"), number_at(vector, "end")}, vector);
  const auto proof = NOROSHI_TRY(proof_of(vector));
  const auto older = NOROSHI_TRY(hash_at(vector, "root1"));
  const auto root = NOROSHI_TRY(hash_at(vector, "root2"));
  if (kind == "consistency") return verify_consistency(number_at(vector, "size1"), number_at(vector, "size2"), proof, older, root);
  return verify_subtree_consistency({number_at(vector, "start"), number_at(vector, "end")}, number_at(vector, "size"), proof, older, root);
}

class MerkleVectors : public testing::TestWithParam<std::pair<const char*, int>> {};

TEST_P(MerkleVectors, AreAnsweredAsTheySay) {
  const auto [kind, count] = GetParam();
  const auto folder = vector_folder() / kind;
  if (!fs::exists(folder)) GTEST_SKIP() << "SKIPPED MerkleVectors.AreAnsweredAsTheySay/" << kind << ": no " << folder;
  simdjson::dom::parser parser;
  int read = 0;
  for (const auto& file : fs::recursive_directory_iterator{folder}) {
    if (file.path().extension() != ".json") continue;
    const element vector = parser.load(file.path().string()).value();
    const bool want_error = vector["wantErr"].get_bool().value();
    EXPECT_EQ(!verdict_on(kind, vector), want_error) << file.path() << ": " << vector["desc"].get_string().value();
    ++read;
  }
  EXPECT_EQ(read, count);
}

INSTANTIATE_TEST_SUITE_P(TransparencyDev, MerkleVectors,
                         testing::Values(std::pair{"inclusion", 98}, std::pair{"consistency", 98}, std::pair{"subtreeinclusion", 204},
                                         std::pair{"subtreeconsistency", 118}),
                         [](const auto& test) { return std::string{test.param.first}; });

}  // namespace
}  // namespace noroshi::domain
