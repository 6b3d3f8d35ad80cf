#pragma once

#include "api/http/schema.hpp"
#include "formats/json/object.hpp"
#include "services/consensus/proposals.hpp"

namespace noroshi::rest {

/// One line of the list: no table, no comments.
auto render_proposal_line(const services::ProposalView& view) -> json::Object;
/// All of it, with the table as proposed and, once adopted, as it came into force.
auto render_proposal(const services::ProposalView& view) -> std::string;
auto render_comment(const services::CommentView& view) -> std::string;
auto render_effect(const services::Effect& effect) -> std::string;
auto render_table_info(const domain::TableInfo& info) -> json::Object;

auto proposal_line_schema() -> http::Schema;
auto proposal_schema() -> http::Schema;
auto comment_schema() -> http::Schema;
auto effect_schema() -> http::Schema;
auto table_fields() -> std::vector<http::Field>;

}  // namespace noroshi::rest
