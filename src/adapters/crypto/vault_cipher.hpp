#pragma once

#include "base/secret.hpp"
#include "domain/handling/reading.hpp"

/// How every vault seals bodies, so that the one in memory and the one on disk cannot differ.
namespace noroshi::crypto {

auto seal_body(const Secret& data_key, const std::string& key_id, std::string context, BytesView plain) -> domain::SealedBytes;
auto open_body(const Secret& data_key, const domain::SealedBytes& sealed) -> Result<Bytes>;

/// The key is destroyed or was never made.
auto key_missing(const std::string& key_id) -> tl::unexpected<Error>;
/// A destroyed key is not made anew under its old name.
auto key_destroyed(const std::string& key_id) -> tl::unexpected<Error>;
/// Machines open bodies under "machine:" keys alone; everything else belongs to a reader whose read is logged (C2).
auto check_machine_key(const std::string& key_id) -> Result<>;

}  // namespace noroshi::crypto
