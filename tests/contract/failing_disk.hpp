#pragma once

#include <atomic>

/// A SQLite VFS over the system's whose disk fails on command: name it in StoreSettings::vfs.
namespace noroshi::contract {

struct FailingDisk {
  static constexpr const char* name = "failing-disk";
  static void install();

  static std::atomic<bool> syncs_fail;   ///< fsync answers EIO
  static std::atomic<int> syncs;         ///< how many there were
  static std::atomic<bool> writes_full;  ///< write answers ENOSPC
};

}  // namespace noroshi::contract
