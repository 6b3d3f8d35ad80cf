import { read_facts, type TypedFacts } from './facts';
import { from_japan_time } from './japan_time';
import type { FactDefinition, Filing, ReportKind, Stage } from './types';

/** The form as it is typed and kept as a draft. */
export interface FilingForm {
  kind: ReportKind;
  stage: Stage;
  what_i_know: string;
  attacker_side: string;
  sector: string;
  charter: string;
  on_behalf_of: string;
  occurred: string;
  noticed: string;
  facts: TypedFacts;
}

export const empty_form = (kind: ReportKind, stage: Stage): FilingForm => ({
  kind, stage, what_i_know: '', attacker_side: '', sector: '', charter: '', on_behalf_of: '', occurred: '', noticed: '', facts: {},
});

const is_japanese = (text: string) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);

/** What is sent: nothing that was left empty, but "cause unknown", which is an answer. */
export function to_filing(form: FilingForm, definitions: FactDefinition[]): { filing: Filing; unreadable: string[] } {
  const typed = form.facts.cause ? form.facts : { ...form.facts, cause: 'unknown' };
  const { facts, unreadable } = read_facts(typed, definitions);
  const filing: Filing = {
    kind: form.kind, stage: form.stage, what_i_know: form.what_i_know.trim(), language: is_japanese(form.what_i_know) ? 'ja' : 'en',
  };
  if (Object.keys(facts).length > 0) filing.facts = facts;
  if (form.attacker_side.trim()) filing.attacker_side = form.attacker_side.trim();
  if (form.sector) filing.sector = form.sector;
  if (form.charter) filing.charter = form.charter;
  if (form.on_behalf_of) filing.on_behalf_of = form.on_behalf_of;
  const occurred = from_japan_time(form.occurred);
  const noticed = from_japan_time(form.noticed);
  if (occurred) filing.occurred_at = occurred;
  if (noticed) filing.noticed_at = noticed;
  return { filing, unreadable };
}
