#include "services/clearance/consent_text.hpp"

#include <fmt/format.h>

namespace noroshi::services {
namespace {

struct Words {
  const char* ja;
  const char* en;
};

auto words_of(domain::Purpose purpose) -> Words {
  switch (purpose) {
    case domain::Purpose::Response: return {"対処の支援", "helping with the response"};
    case domain::Purpose::TechnicalAnalysis: return {"技術的な分析", "technical analysis"};
    case domain::Purpose::CrossSectorWarning: return {"分野横断の注意喚起", "warning other sectors"};
    case domain::Purpose::Statistics: return {"統計", "statistics"};
    case domain::Purpose::Supervision: return {"監督", "supervision"};
    case domain::Purpose::Guidance: return {"行政指導", "administrative guidance"};
    case domain::Purpose::Investigation: return {"調査・捜査", "investigation"};
  }
  return {"", ""};
}

auto words_of(domain::IdentityRule rule) -> Words {
  switch (rule) {
    case domain::IdentityRule::Named: return {"貴組織の名称を付けて送ります。", "It is sent with your organisation's name."};
    case domain::IdentityRule::HandlePerThread:
      return {"貴組織の名称は送りません。案件ごとの符号だけで送り、質問と回答はこの拠点が取り次ぎます。",
              "Your organisation's name is not sent. Only a code for this case is, and this station passes questions and answers on."};
    case domain::IdentityRule::SectorOnly:
      return {"貴組織の名称は送らず、分野名だけを送ります。", "Your organisation's name is not sent, only the sector."};
  }
  return {"", ""};
}

}  // namespace

auto consent_text(const domain::Charter& charter, const std::string& to_ja, const std::string& to_en, const domain::SetFinding& set)
    -> ConsentText {
  std::string ja;
  std::string en;
  for (const auto purpose : charter.purposes) {
    ja += (ja.empty() ? "" : "、") + std::string{words_of(purpose).ja};
    en += (en.empty() ? "" : ", ") + std::string{words_of(purpose).en};
  }
  ConsentText text;
  text.ja = fmt::format("次の内容を「{}」へ提供します。使用目的は{}です。{}{}{}", to_ja, ja, charter.method_ja,
                        words_of(charter.identity).ja, charter.secrecy_ja);
  text.en = fmt::format("What follows is given to {}. It may be used for {}. {} {} {}", to_en, en, charter.method_en,
                        words_of(charter.identity).en, charter.secrecy_en);
  if (charter.identity != domain::IdentityRule::Named) {
    text.ja +=
        fmt::format("提供元として考えられる組織の数は{}です（取決めの下限は{}）。", set.measure.organisations, charter.anonymity_set_min);
    text.en += fmt::format(" It could come from any of {} organisations (the charter asks for at least {}).", set.measure.organisations,
                           charter.anonymity_set_min);
    if (set.is_published) {
      text.ja += "ただし、公表情報から貴組織と分かる可能性があります。名称を付けた提供か、技術情報だけの提供も選べます。";
      text.en += " But what is public may already tell that it was yours: you may let it go by name, or the technical half alone.";
    }
  }
  if (charter.from.administrator == charter.to.administrator) {
    text.ja += "この拠点と提供先は同じ管理者が運用しています（双方が取決めで確認済み）。";
    text.en += " This station and the receiver are run by the same administration (both have signed that this is so).";
  }
  return text;
}

}  // namespace noroshi::services
