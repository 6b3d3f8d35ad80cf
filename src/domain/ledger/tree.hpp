#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <functional>
#include <vector>

/// The Merkle tree of the log (RFC 6962 §2.1). Pure: where the hashes lie is the business of whoever hands in a `HashReader`.
namespace noroshi::domain {

/// Names a complete subtree: `level` 0 are the leaf hashes; the subtree at (level, index) covers the leaves
/// [index·2^level, (index+1)·2^level). Complete subtrees never change, so a store may keep them as rows (level, index, hash).
struct TreeNode {
  int level = 0;
  std::uint64_t index = 0;
  Bytes32 hash{};
  friend auto operator==(const TreeNode&, const TreeNode&) -> bool = default;
};

/// Gives the hash of a complete subtree. Asked only for subtrees that lie within the tree in question.
using HashReader = std::function<Result<Bytes32>(int level, std::uint64_t index)>;

auto leaf_hash(BytesView entry) -> Bytes32;                            ///< SHA-256(0x00 ‖ entry)
auto node_hash(const Bytes32& left, const Bytes32& right) -> Bytes32;  ///< SHA-256(0x01 ‖ left ‖ right)
auto empty_root() -> Bytes32;                                          ///< SHA-256 of nothing

/// The roots of the complete subtrees along the right edge of a tree, widest first: all that is needed to let it grow.
/// Load once per commit group, append each leaf, write the nodes that come back.
class RightEdge {
public:
  RightEdge() = default;
  static auto load(std::uint64_t size, const HashReader& read) -> Result<RightEdge>;

  /// The complete subtrees that the new leaf completes, from the leaf upwards.
  auto append(const Bytes32& leaf) -> std::vector<TreeNode>;
  auto size() const -> std::uint64_t { return size_; }
  auto root() const -> Bytes32;

private:
  std::uint64_t size_ = 0;
  std::vector<Bytes32> edge_;
};

/// The root of the first `size` leaves.
auto read_root(std::uint64_t size, const HashReader& read) -> Result<Bytes32>;

/// RFC 6962 §2.1.1 and §2.1.2. Errors: `InvalidInput` when the index or size lies outside (0 < old_size ≤ size), and what `read` says.
auto prove_inclusion(std::uint64_t index, std::uint64_t size, const HashReader& read) -> Result<std::vector<Bytes32>>;
auto prove_consistency(std::uint64_t old_size, std::uint64_t size, const HashReader& read) -> Result<std::vector<Bytes32>>;

/// A whole small tree in memory: the parties of one response (`disclosure.hpp`), the memory store, tests.
class MemoryTree {
public:
  void append(const Bytes32& leaf);
  auto size() const -> std::uint64_t { return edge_.size(); }
  auto root() const -> Bytes32 { return edge_.root(); }
  /// Valid as long as this tree lives.
  auto reader() const -> HashReader;

private:
  RightEdge edge_;
  std::vector<std::vector<Bytes32>> levels_;
};

/// The root that a leaf and its inclusion proof lead to, for comparison with one that is trusted. Error `Conflict`.
auto root_from_inclusion(std::uint64_t index, std::uint64_t size, const Bytes32& leaf, const std::vector<Bytes32>& proof)
    -> Result<Bytes32>;
/// RFC 9162 §2.1.3.2: the leaf stands at `index` of the tree of `size` leaves with this root. Error `Conflict`.
auto verify_inclusion(std::uint64_t index, std::uint64_t size, const Bytes32& leaf, const std::vector<Bytes32>& proof, const Bytes32& root)
    -> Result<>;
/// RFC 9162 §2.1.4.2: the older tree is the beginning of the newer one. Size 0 is an error: nothing can be proven of an empty tree.
auto verify_consistency(std::uint64_t old_size, std::uint64_t size, const std::vector<Bytes32>& proof, const Bytes32& old_root,
                        const Bytes32& root) -> Result<>;

/// A run of leaves [start, end) that is a subtree of every tree it lies in: start is a multiple of the power of two that its length
/// rounds up to. A whole tree is the run that starts at 0.
struct LeafRun {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
};
auto verify_subtree_inclusion(std::uint64_t index, const LeafRun& run, const Bytes32& leaf, const std::vector<Bytes32>& proof,
                              const Bytes32& run_root) -> Result<>;
auto verify_subtree_consistency(const LeafRun& run, std::uint64_t size, const std::vector<Bytes32>& proof, const Bytes32& run_root,
                                const Bytes32& root) -> Result<>;

}  // namespace noroshi::domain
