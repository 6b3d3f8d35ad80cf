#include "domain/ledger/tree.hpp"

#include "base/sha256.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace noroshi::domain {
namespace {

auto leaf_number(std::uint64_t i) -> Bytes32 { return leaf_hash(as_bytes(std::to_string(i))); }

auto tree_of(std::uint64_t size) -> MemoryTree {
  MemoryTree tree;
  for (std::uint64_t i = 0; i < size; ++i) tree.append(leaf_number(i));
  return tree;
}

/// RFC 6962 §2.1 word by word, as slow as it stands there.
auto plain_root(std::uint64_t start, std::uint64_t end) -> Bytes32 {
  if (start == end) return sha256(std::string_view{});
  if (end - start == 1) return leaf_number(start);
  std::uint64_t k = 1;
  while (k * 2 < end - start) k *= 2;
  return node_hash(plain_root(start, start + k), plain_root(start + k, end));
}

auto flip(Bytes32 hash, std::size_t bit) -> Bytes32 {
  hash[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
  return hash;
}

TEST(Tree, HashesLeavesAndNodesApart) {
  // SHA-256 of one zero byte, and of 0x01 and 64 zero bytes
  EXPECT_EQ(to_hex(leaf_hash({})), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  const Bytes block = [] {
    Bytes bytes(65);
    bytes[0] = 1;
    return bytes;
  }();
  EXPECT_EQ(node_hash({}, {}), sha256(BytesView{block}));
  EXPECT_EQ(to_hex(empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Tree, GivesTheRootThatTheStandardDefinesAtEverySize) {
  MemoryTree tree;
  for (std::uint64_t size = 0; size <= 130; ++size) {
    EXPECT_EQ(tree.root(), plain_root(0, size)) << size;
    tree.append(leaf_number(size));
  }
}

TEST(Tree, NamesExactlyTheCompleteSubtreesANewLeafCompletes) {
  RightEdge edge;
  for (std::uint64_t i = 0; i < 7; ++i) edge.append(leaf_number(i));
  const auto nodes = edge.append(leaf_number(7));
  ASSERT_EQ(nodes.size(), 4U);
  EXPECT_EQ(nodes[0], (TreeNode{0, 7, leaf_number(7)}));
  EXPECT_EQ(nodes[1], (TreeNode{1, 3, plain_root(6, 8)}));
  EXPECT_EQ(nodes[2], (TreeNode{2, 1, plain_root(4, 8)}));
  EXPECT_EQ(nodes[3], (TreeNode{3, 0, plain_root(0, 8)}));
}

TEST(Tree, GrowsOnFromStoredHashesAsIfItHadNeverStopped) {
  const auto tree = tree_of(100);
  const auto read = tree.reader();
  for (std::uint64_t size = 0; size < 100; ++size) {
    auto edge = RightEdge::load(size, read);
    ASSERT_TRUE(edge) << edge.error().message;
    for (std::uint64_t i = size; i < 100; ++i) edge->append(leaf_number(i));
    EXPECT_EQ(edge->root(), tree.root());
    EXPECT_EQ(read_root(size, read).value(), plain_root(0, size));
  }
}

TEST(Tree, ProvesEveryLeafInEveryTree) {
  const auto tree = tree_of(66);
  const auto read = tree.reader();
  for (std::uint64_t size = 1; size <= 66; ++size) {
    const Bytes32 root = plain_root(0, size);
    for (std::uint64_t i = 0; i < size; ++i) {
      const auto proof = prove_inclusion(i, size, read);
      ASSERT_TRUE(proof) << proof.error().message;
      EXPECT_TRUE(verify_inclusion(i, size, leaf_number(i), *proof, root)) << i << " of " << size;
    }
  }
}

TEST(Tree, ProvesEveryOlderTreeInEveryNewerOne) {
  const auto tree = tree_of(66);
  const auto read = tree.reader();
  for (std::uint64_t size = 1; size <= 66; ++size) {
    for (std::uint64_t old = 1; old <= size; ++old) {
      const auto proof = prove_consistency(old, size, read);
      ASSERT_TRUE(proof) << proof.error().message;
      EXPECT_TRUE(verify_consistency(old, size, *proof, plain_root(0, old), plain_root(0, size))) << old << " in " << size;
    }
  }
}

TEST(Tree, ProvesNothingOutsideOrOfNothing) {
  const auto tree = tree_of(4);
  const auto read = tree.reader();
  EXPECT_EQ(prove_inclusion(4, 4, read).error().slug, "outside_tree");
  EXPECT_EQ(prove_inclusion(0, 0, read).error().slug, "outside_tree");
  EXPECT_EQ(prove_consistency(0, 4, read).error().slug, "outside_tree");
  EXPECT_EQ(prove_consistency(5, 4, read).error().slug, "outside_tree");
  EXPECT_EQ(prove_inclusion(0, 9, read).error().slug, "outside_tree");  // the reader's own answer comes through
  EXPECT_FALSE(verify_inclusion(0, 0, leaf_number(0), {}, leaf_number(0)));
  EXPECT_FALSE(verify_consistency(0, 0, {}, empty_root(), empty_root()));
  EXPECT_FALSE(verify_consistency(0, 4, {}, empty_root(), tree.root()));
}

RC_GTEST_PROP(Tree, RefusesAProofWithAnythingChanged, ()) {
  const auto size = *rc::gen::inRange<std::uint64_t>(2, 400);
  const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
  const auto tree = tree_of(size);
  const auto proof = prove_inclusion(index, size, tree.reader()).value();
  const Bytes32 leaf = leaf_number(index);
  RC_ASSERT(verify_inclusion(index, size, leaf, proof, tree.root()).has_value());

  const auto bit = *rc::gen::inRange<std::size_t>(0, 256);
  const auto at = *rc::gen::inRange<std::size_t>(0, proof.size());
  auto changed = proof;
  changed[at] = flip(proof[at], bit);
  RC_ASSERT(!verify_inclusion(index, size, leaf, changed, tree.root()).has_value());
  RC_ASSERT(!verify_inclusion(index, size, flip(leaf, bit), proof, tree.root()).has_value());
  RC_ASSERT(!verify_inclusion(index, size, leaf, proof, flip(tree.root(), bit)).has_value());
  const auto other = *rc::gen::suchThat(rc::gen::inRange<std::uint64_t>(0, size), [&](std::uint64_t i) { return i != index; });
  RC_ASSERT(!verify_inclusion(other, size, leaf, proof, tree.root()).has_value());
  changed = proof;
  changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), leaf);
  RC_ASSERT(!verify_inclusion(index, size, leaf, changed, tree.root()).has_value());
  changed = proof;
  changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
  RC_ASSERT(!verify_inclusion(index, size, leaf, changed, tree.root()).has_value());
}

RC_GTEST_PROP(Tree, NeverTakesARewrittenHistoryForTheSame, ()) {
  const auto size = *rc::gen::inRange<std::uint64_t>(2, 300);
  const auto old_size = *rc::gen::inRange<std::uint64_t>(1, size);
  const auto rewritten = *rc::gen::inRange<std::uint64_t>(0, old_size);
  const auto honest = tree_of(old_size);
  MemoryTree forged;
  for (std::uint64_t i = 0; i < size; ++i) forged.append(i == rewritten ? leaf_hash(as_bytes("another")) : leaf_number(i));
  const auto proof = prove_consistency(old_size, size, forged.reader()).value();
  RC_ASSERT(!verify_consistency(old_size, size, proof, honest.root(), forged.root()).has_value());
}

TEST(Tree, TakesOnlyAlignedRunsForSubtrees) {
  const auto tree = tree_of(16);
  const auto read = tree.reader();
  const LeafRun run{8, 12};
  const Bytes32 root = plain_root(8, 12);
  const std::vector<Bytes32> proof{leaf_number(10), plain_root(8, 10)};
  EXPECT_TRUE(verify_subtree_inclusion(11, run, leaf_number(11), proof, root));
  EXPECT_FALSE(verify_subtree_inclusion(11, {9, 13}, leaf_number(11), proof, root));
  // A proof that folds up well, but to something that is no node of any tree
  EXPECT_FALSE(verify_subtree_inclusion(9, {9, 13}, leaf_number(9), {leaf_number(10), plain_root(11, 13)}, plain_root(9, 13)));
  EXPECT_FALSE(verify_subtree_inclusion(7, run, leaf_number(7), proof, root));
  EXPECT_TRUE(verify_subtree_consistency(run, 16, {plain_root(12, 16), plain_root(0, 8)}, root, tree.root()));
  EXPECT_FALSE(verify_subtree_consistency({8, 13}, 16, {plain_root(12, 16), plain_root(0, 8)}, root, tree.root()));
}

}  // namespace
}  // namespace noroshi::domain
