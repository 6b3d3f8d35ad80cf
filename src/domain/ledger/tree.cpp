#include "domain/ledger/tree.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <bit>

namespace noroshi::domain {
namespace {

auto outside() {
  return fail(ErrorCode::InvalidInput, "outside_tree", "that index or size lies outside the tree: fetch a newer checkpoint");
}
auto refused(const char* what) { return fail(ErrorCode::Conflict, "proof_refused", what); }

/// The largest power of two below `count` (count > 1): where RFC 6962 splits a tree.
auto split_point(std::uint64_t count) -> std::uint64_t { return std::bit_floor(count - 1); }

/// Folds complete subtrees, widest first, into one root.
auto fold(const std::vector<Bytes32>& edge) -> Bytes32 {
  Bytes32 hash = edge.back();
  for (std::size_t i = edge.size() - 1; i > 0; --i) hash = node_hash(edge[i - 1], hash);
  return hash;
}

/// Reads the complete subtrees that [start, start+count) falls into, widest first. `start` must be aligned to them.
auto read_edge(std::uint64_t start, std::uint64_t count, const HashReader& read) -> Result<std::vector<Bytes32>> {
  std::vector<Bytes32> edge;
  while (count > 0) {
    const int level = std::bit_width(count) - 1;
    edge.push_back(NOROSHI_TRY(read(level, start >> static_cast<unsigned>(level))));
    start += std::uint64_t{1} << static_cast<unsigned>(level);
    count -= std::uint64_t{1} << static_cast<unsigned>(level);
  }
  return edge;
}

auto read_range(std::uint64_t start, std::uint64_t end, const HashReader& read) -> Result<Bytes32> {
  return fold(NOROSHI_TRY(read_edge(start, end - start, read)));
}

auto is_subtree(const LeafRun& run) -> bool {
  if (run.start > run.end) return false;
  const std::uint64_t count = run.end - run.start;
  if (count <= 1) return true;
  if (count > std::uint64_t{1} << 63U) return run.start == 0;
  return run.start % std::bit_ceil(count) == 0;
}

/// The three positions that RFC 9162 §2.1.4.2 shifts together: first and last leaf of the run, last leaf of the tree.
struct Positions {
  std::uint64_t first;
  std::uint64_t last;
  std::uint64_t tree_last;

  void shift() {
    first >>= 1U;
    last >>= 1U;
    tree_last >>= 1U;
  }
};

/// Walks a consistency proof upwards and gives (root of the run, root of the tree) as the proof has them.
auto walk_consistency(Positions at, const std::vector<Bytes32>& proof, const Bytes32& run_root) -> Result<std::pair<Bytes32, Bytes32>> {
  if (at.last == at.tree_last) {
    while (at.first != at.last) at.shift();
  } else {
    while (at.first != at.last && at.last % 2 == 1) at.shift();
  }
  auto next = proof.begin();
  if (at.first != at.last && next == proof.end()) return refused("the consistency proof is too short: ask for it again");
  const Bytes32 seed = at.first == at.last ? run_root : *next++;
  Bytes32 run_hash = seed;
  Bytes32 tree_hash = seed;
  for (; next != proof.end(); ++next, at.shift()) {
    if (at.tree_last == 0) return refused("the consistency proof is too long: ask for it again");
    if (at.last % 2 == 0 && at.last != at.tree_last) {
      tree_hash = node_hash(tree_hash, *next);
      continue;
    }
    if (at.first < at.last) run_hash = node_hash(*next, run_hash);
    tree_hash = node_hash(*next, tree_hash);
    while (at.last % 2 == 0) at.shift();
  }
  if (at.tree_last != 0) return refused("the consistency proof is too short: ask for it again");
  return std::pair{run_hash, tree_hash};
}

}  // namespace

auto leaf_hash(BytesView entry) -> Bytes32 {
  static constexpr std::uint8_t prefix[] = {0};
  return sha256({prefix, entry});
}

auto node_hash(const Bytes32& left, const Bytes32& right) -> Bytes32 {
  std::array<std::uint8_t, 65> block{1};
  std::copy(left.begin(), left.end(), block.begin() + 1);
  std::copy(right.begin(), right.end(), block.begin() + 33);
  return sha256(BytesView{block});
}

auto empty_root() -> Bytes32 { return sha256(BytesView{}); }

auto RightEdge::load(std::uint64_t size, const HashReader& read) -> Result<RightEdge> {
  RightEdge edge;
  edge.size_ = size;
  edge.edge_ = NOROSHI_TRY(read_edge(0, size, read));
  return edge;
}

auto RightEdge::append(const Bytes32& leaf) -> std::vector<TreeNode> {
  std::vector<TreeNode> made{{0, size_, leaf}};
  const int merges = std::countr_one(size_);
  for (int level = 1; level <= merges; ++level) {
    made.push_back({level, size_ >> static_cast<unsigned>(level), node_hash(edge_.back(), made.back().hash)});
    edge_.pop_back();
  }
  edge_.push_back(made.back().hash);
  ++size_;
  return made;
}

auto RightEdge::root() const -> Bytes32 { return edge_.empty() ? empty_root() : fold(edge_); }

auto read_root(std::uint64_t size, const HashReader& read) -> Result<Bytes32> { return NOROSHI_TRY(RightEdge::load(size, read)).root(); }

auto prove_inclusion(std::uint64_t index, std::uint64_t size, const HashReader& read) -> Result<std::vector<Bytes32>> {
  if (index >= size) return outside();
  std::vector<Bytes32> path;
  std::uint64_t start = 0;
  std::uint64_t end = size;
  while (end - start > 1) {
    const std::uint64_t middle = start + split_point(end - start);
    if (index < middle) {
      path.push_back(NOROSHI_TRY(read_range(middle, end, read)));
      end = middle;
    } else {
      path.push_back(NOROSHI_TRY(read_range(start, middle, read)));
      start = middle;
    }
  }
  std::reverse(path.begin(), path.end());
  return path;
}

auto prove_consistency(std::uint64_t old_size, std::uint64_t size, const HashReader& read) -> Result<std::vector<Bytes32>> {
  if (old_size == 0 || old_size > size) return outside();
  std::vector<Bytes32> path;
  std::uint64_t start = 0;
  std::uint64_t end = size;
  while (old_size != end) {
    const std::uint64_t middle = start + split_point(end - start);
    if (old_size <= middle) {
      path.push_back(NOROSHI_TRY(read_range(middle, end, read)));
      end = middle;
    } else {
      path.push_back(NOROSHI_TRY(read_range(start, middle, read)));
      start = middle;
    }
  }
  // The verifier knows the old root; a remainder that is not all of the old tree must be told to it.
  if (start != 0) path.push_back(NOROSHI_TRY(read_range(start, end, read)));
  std::reverse(path.begin(), path.end());
  return path;
}

void MemoryTree::append(const Bytes32& leaf) {
  for (const auto& node : edge_.append(leaf)) {
    const auto level = static_cast<std::size_t>(node.level);
    if (levels_.size() <= level) levels_.resize(level + 1);
    levels_[level].push_back(node.hash);
  }
}

auto MemoryTree::reader() const -> HashReader {
  return [this](int level, std::uint64_t index) -> Result<Bytes32> {
    const auto row = static_cast<std::size_t>(level);
    if (row >= levels_.size() || index >= levels_[row].size()) return outside();
    return levels_[row][index];
  };
}

auto root_from_inclusion(std::uint64_t index, std::uint64_t size, const Bytes32& leaf, const std::vector<Bytes32>& proof)
    -> Result<Bytes32> {
  if (index >= size) return refused("the entry's index lies outside the tree");
  std::uint64_t at = index;
  std::uint64_t last = size - 1;
  Bytes32 hash = leaf;
  for (const auto& sibling : proof) {
    if (last == 0) return refused("the inclusion proof is too long: ask for the receipt again");
    if (at % 2 == 1 || at == last) {
      hash = node_hash(sibling, hash);
      while (at % 2 == 0) {
        at >>= 1U;
        last >>= 1U;
      }
    } else {
      hash = node_hash(hash, sibling);
    }
    at >>= 1U;
    last >>= 1U;
  }
  if (last != 0) return refused("the inclusion proof is too short: ask for the receipt again");
  return hash;
}

auto verify_inclusion(std::uint64_t index, std::uint64_t size, const Bytes32& leaf, const std::vector<Bytes32>& proof, const Bytes32& root)
    -> Result<> {
  return verify_subtree_inclusion(index, {0, size}, leaf, proof, root);
}

auto verify_consistency(std::uint64_t old_size, std::uint64_t size, const std::vector<Bytes32>& proof, const Bytes32& old_root,
                        const Bytes32& root) -> Result<> {
  if (old_size == 0) return refused("an empty tree proves nothing: start from a checkpoint that has entries");
  return verify_subtree_consistency({0, old_size}, size, proof, old_root, root);
}

auto verify_subtree_inclusion(std::uint64_t index, const LeafRun& run, const Bytes32& leaf, const std::vector<Bytes32>& proof,
                              const Bytes32& run_root) -> Result<> {
  if (!is_subtree(run) || index < run.start || index >= run.end) return refused("the entry's index lies outside the tree");
  const Bytes32 hash = NOROSHI_TRY(root_from_inclusion(index - run.start, run.end - run.start, leaf, proof));
  if (hash != run_root) return refused("the entry is not in the tree that the checkpoint names: keep the receipt and tell the auditor");
  return {};
}

auto verify_subtree_consistency(const LeafRun& run, std::uint64_t size, const std::vector<Bytes32>& proof, const Bytes32& run_root,
                                const Bytes32& root) -> Result<> {
  if (!is_subtree(run) || run.end > size) return refused("the older tree is not within the newer one");
  if (run.start == run.end) {
    if (!proof.empty() || run_root != empty_root()) return refused("an empty subtree has the empty root and no proof");
    return {};
  }
  const auto roots = NOROSHI_TRY(walk_consistency({run.start, run.end - 1, size - 1}, proof, run_root));
  if (roots.first != run_root || roots.second != root) {
    return refused("the older tree is not the beginning of the newer one: keep both checkpoints and tell the auditor");
  }
  return {};
}

}  // namespace noroshi::domain
