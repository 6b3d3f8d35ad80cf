#include "tests/contract/failing_disk.hpp"

#include <sqlite3.h>

#include <cstring>
#include <string>

namespace noroshi::contract {

std::atomic<bool> FailingDisk::syncs_fail = false;
std::atomic<int> FailingDisk::syncs = 0;
std::atomic<bool> FailingDisk::writes_full = false;

namespace {

sqlite3_vfs* system_vfs = nullptr;
sqlite3_io_methods methods{};

/// Ours in front, the system's file behind it in the same allocation.
struct File {
  sqlite3_file base;
  auto inner() -> sqlite3_file* { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

auto inner(sqlite3_file* file) -> sqlite3_file* { return reinterpret_cast<File*>(file)->inner(); }

auto write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) -> int {
  if (FailingDisk::writes_full) return SQLITE_FULL;
  return inner(file)->pMethods->xWrite(inner(file), data, size, offset);
}

auto sync(sqlite3_file* file, int flags) -> int {
  ++FailingDisk::syncs;
  if (FailingDisk::syncs_fail) return SQLITE_IOERR_FSYNC;
  return inner(file)->pMethods->xSync(inner(file), flags);
}

auto open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags) -> int {
  const int code = system_vfs->xOpen(system_vfs, path, inner(file), flags, out_flags);
  file->pMethods = code == SQLITE_OK ? &methods : nullptr;
  return code;
}

void fill_methods() {
  methods.iVersion = 3;
  methods.xClose = [](sqlite3_file* f) { return inner(f)->pMethods->xClose(inner(f)); };
  methods.xRead = [](sqlite3_file* f, void* p, int n, sqlite3_int64 o) { return inner(f)->pMethods->xRead(inner(f), p, n, o); };
  methods.xWrite = write;
  methods.xTruncate = [](sqlite3_file* f, sqlite3_int64 n) { return inner(f)->pMethods->xTruncate(inner(f), n); };
  methods.xSync = sync;
  methods.xFileSize = [](sqlite3_file* f, sqlite3_int64* n) { return inner(f)->pMethods->xFileSize(inner(f), n); };
  methods.xLock = [](sqlite3_file* f, int l) { return inner(f)->pMethods->xLock(inner(f), l); };
  methods.xUnlock = [](sqlite3_file* f, int l) { return inner(f)->pMethods->xUnlock(inner(f), l); };
  methods.xCheckReservedLock = [](sqlite3_file* f, int* r) { return inner(f)->pMethods->xCheckReservedLock(inner(f), r); };
  methods.xFileControl = [](sqlite3_file* f, int op, void* p) { return inner(f)->pMethods->xFileControl(inner(f), op, p); };
  methods.xSectorSize = [](sqlite3_file* f) { return inner(f)->pMethods->xSectorSize(inner(f)); };
  methods.xDeviceCharacteristics = [](sqlite3_file* f) { return inner(f)->pMethods->xDeviceCharacteristics(inner(f)); };
  methods.xShmMap = [](sqlite3_file* f, int r, int n, int e, volatile void** p) {
    return inner(f)->pMethods->xShmMap(inner(f), r, n, e, p);
  };
  methods.xShmLock = [](sqlite3_file* f, int o, int n, int l) { return inner(f)->pMethods->xShmLock(inner(f), o, n, l); };
  methods.xShmBarrier = [](sqlite3_file* f) { inner(f)->pMethods->xShmBarrier(inner(f)); };
  methods.xShmUnmap = [](sqlite3_file* f, int d) { return inner(f)->pMethods->xShmUnmap(inner(f), d); };
  methods.xFetch = [](sqlite3_file* f, sqlite3_int64 o, int n, void** p) { return inner(f)->pMethods->xFetch(inner(f), o, n, p); };
  methods.xUnfetch = [](sqlite3_file* f, sqlite3_int64 o, void* p) { return inner(f)->pMethods->xUnfetch(inner(f), o, p); };
}

}  // namespace

void FailingDisk::install() {
  syncs_fail = false;
  writes_full = false;
  if (system_vfs != nullptr) return;
  system_vfs = sqlite3_vfs_find(nullptr);
  fill_methods();
  static sqlite3_vfs ours = *system_vfs;
  ours.zName = name;
  ours.szOsFile = static_cast<int>(sizeof(File)) + system_vfs->szOsFile;
  ours.pNext = nullptr;
  ours.xOpen = open;
  sqlite3_vfs_register(&ours, 0);
}

}  // namespace noroshi::contract
