export * from './proposal_types';
export * from './statistics_types';
// The answers of api/v1, as docs/api/contract.md and the renderers have them.

import type { AnonymitySet, Restoration } from './anonymity_types';
import type { Submission } from './form_types';

export * from './anonymity_types';
export * from './form_types';
export * from './published_types';

export type Role =
  | 'reporter' | 'home_approver' | 'coordinator' | 'approver' | 'analyst' | 'executive'
  | 'recipient' | 'ministry_desk' | 'ministry_supervision' | 'auditor' | 'administrator';
export type Purpose =
  | 'response' | 'technical_analysis' | 'cross_sector_warning' | 'statistics' | 'supervision' | 'guidance' | 'investigation';
export type Realm = 'live' | 'demo' | 'exercise';
export type ReportKind = 'incident' | 'near-miss' | 'precursor';
export type Stage = 'first' | 'follow_up' | 'final' | 'correction' | 'withdrawal';
export type Outcome = 'done' | 'not_applicable' | 'could_not';
export type FactValue = boolean | number | string | string[];
export type Facts = Record<string, FactValue>;

export interface Wording { ja: string; en: string }

export interface Session {
  person: string;
  display: string;
  organisation: string;
  organisation_name_ja?: string;
  organisation_name_en?: string;
  sector?: string;
  roles: Role[];
  station_staff: boolean;
  purpose?: Purpose | null;
}

export interface FactDefinition {
  fact: string;
  type: 'boolean' | 'number' | 'text' | 'choice' | 'list';
  choices: string[];
  unit: string;
  question: Wording;
  /** Why it is asked although no rule reads it. */
  use: Wording;
}

/** One question of the checklist "was the response enough?". */
export interface HandlingQuestion { id: string; fact: string; decides: boolean }

/** A plain answer to "what happened?", and the facts it stands for. */
export interface Opener { opener: string; answer: Wording; facts: Facts }

export interface Sector {
  sector: string;
  name: Wording;
  group: Wording;
  words: { word: Wording; note: Wording }[];
  /** What the second lens looks at; empty where the sector has none. */
  safety: Wording;
  /** Of a sector of which nothing is on file yet. */
  not_known: Wording;
}

export interface CharterEnd { slug: string; kind: 'members' | 'station'; host: string; administrator: string }

export interface Charter {
  charter: string;
  version: number;
  document_number: string;
  from: CharterEnd;
  to: CharterEnd;
  kinds: string[];
  purposes: Purpose[];
  method_ja: string;
  method_en: string;
  identity: string;
  anonymity_set_min: number;
  tlp_max: string;
  statutory: boolean;
  timing: string;
  home_approval: boolean;
  /** No line is drawn under it: what to send is the giver's judgement. */
  own_judgement: boolean;
  digest_day?: number;
  digest_minute?: number;
  night_clause_ja: string;
  night_clause_en: string;
  acknowledge_minutes: number;
  answer_minutes: number;
  use_days: number;
  retention_days: number;
  secrecy_ja: string;
  secrecy_en: string;
  same_administration_accepted: boolean;
  responsible: string;
  payer: string;
  approved_by: string;
  announced_at: string;
  effective_at: string;
  review_at: string;
}

export interface Catalogue {
  station: { slug: string; name_ja: string; name_en: string; kind: string };
  realm: Realm;
  sectors: Sector[];
  facts: FactDefinition[];
  openers: Opener[];
  handling: HandlingQuestion[];
  filing_charters: Charter[];
  tally_categories: { id: string; name_ja: string; name_en: string }[];
}

export interface Organisation {
  organisation: string;
  name_ja: string;
  name_en: string;
  sector: string;
  kind: string;
  represented: number;
}

export interface Rule {
  id: string;
  sentence_ja: string;
  sentence_en: string;
  source: string;
  force: string;
  status: string;
  set_by: string;
  addressee_ja: string;
  addressee_en: string;
  /** Last day; none while no end is known. */
  until: string | null;
  review_date: string | null;
}

export interface Verdict {
  statutory: boolean | null;
  clock_hours: number | null;
  clock_from: string | null;
  clock_left_hours: number | null;
  route: string;
  rules: Rule[];
  would_change: string[];
}

export interface Assessment {
  level: number;
  level_2016: number;
  potential_level: number | null;
  layer: string;
  it_lens: number;
  safety_lens: number;
  rows: { id: string; lens: string; level: number; sentence_ja: string; sentence_en: string }[];
  provisional: boolean;
  could_raise: string[];
}

export interface FactPair { fact: string; here: Facts; there: Facts }

/** A published decided case, and why it is near to what was told. */
export interface NearPrecedent {
  precedent: string;
  title_ja: string;
  title_en: string;
  text_ja: string;
  text_en: string;
  decision: { route: string; level: number; because_ja: string; because_en: string };
  standing: string;
  decided_by: { body_ja: string; body_en: string; date: string; document: string } | null;
  nearness: number;
  sector: string;
  shared: FactPair[];
  differing: FactPair[];
  words: string[];
}

export interface Guidance { verdict: Verdict; assessment: Assessment; questions: string[]; precedents: NearPrecedent[] }

export interface Filing {
  kind: ReportKind;
  stage?: Stage;
  what_i_know: string;
  attacker_side?: string;
  sector?: string;
  facts?: Facts;
  occurred_at?: string;
  noticed_at?: string;
  language?: 'ja' | 'en';
  charter?: string;
  on_behalf_of?: string;
}

export interface Filed {
  thread: string;
  report: string;
  short_number: string;
  version: number;
  received_at: string;
  durability: string;
  receipt: string;
  verdict: Verdict;
  assessment: Assessment;
  clearances: { clearance: string; to: string; state: string }[];
  contact: { name_ja: string; name_en: string };
  binds_ja: string;
  binds_en: string;
  met_before: number;
  precedents: NearPrecedent[];
}

export interface ReportLine {
  thread: string;
  report: string;
  short_number: string;
  sector: string;
  kind: ReportKind;
  stage: Stage;
  version: number;
  level: number;
  received_at: string;
  changed_at: string;
  statutory: boolean;
  own: boolean;
  open_enquiries: number;
  withdrawn: boolean;
}

export interface Indicator { type: string; value: string }

export interface Version {
  report: string;
  version: number;
  kind: ReportKind;
  stage: Stage;
  channel: string;
  received_at: string;
  text: string;
  attacker_side: string;
  organisation: string;
  facts: Facts;
  indicators: Indicator[];
  occurred: string;
  tlp: string;
  purposes: Purpose[];
  technical_half: boolean;
  assessment: Assessment | null;
}

export interface Enquiry {
  enquiry: string;
  thread: string;
  short_number: string;
  call_back: boolean;
  question: string;
  desk: string;
  telephone: string;
  asked_at: string;
  answer_by: string | null;
  answered_at: string | null;
  answers: { text: string; at: string }[];
}

export interface Dispatch {
  dispatch: string;
  kind: string;
  to: string;
  state: string;
  attempts: number;
  queued_at: string;
  done_at: string | null;
  last_error: string;
}

export interface ThreadClearance {
  clearance: string;
  subject: string;
  state: string;
  to: string;
  due_at: string;
  technical_half_gone: boolean;
  released_by: string;
}

export interface Thread {
  thread: string;
  short_number: string;
  sector: string;
  statutory: boolean;
  own: boolean;
  withdrawn: boolean;
  charter: string;
  versions: Version[];
  enquiries: Enquiry[];
  clearances: ThreadClearance[];
  dispatches: Dispatch[];
  readings: CaseReading[];
  submissions: Submission[];
}

export type ReadingParty = 'source' | 'ceptoar' | 'national';

/** Line and grade of a case as one party saw them at one time. */
export interface CaseReading {
  reading: string;
  party: ReadingParty;
  cause: string;
  at: string;
  level: number;
  layer: string;
  route: string;
  reason_ja: string;
  reason_en: string;
  notified_at: string | null;
}

export interface ClearanceLine extends ThreadClearance {
  thread: string;
  short_number: string;
  sector: string;
  level: number;
  revision: number;
}

export interface Mask {
  start: number;
  end: number;
  type: string;
  role: string;
  reason: string;
  score: number;
  decision: 'mask' | 'ask' | 'generalise' | 'keep';
  replacement: string;
  original?: string;
}

export interface Clearance {
  clearance: string;
  subject: string;
  thread: string;
  short_number: string;
  state: string;
  revision: number;
  due_at: string;
  charter: { id: string; document_number: string; to: string; identity: string; tlp_max: string };
  to: { slug: string; name_ja: string; name_en: string };
  purposes: Purpose[];
  method_ja: string;
  method_en: string;
  secrecy_ja: string;
  secrecy_en: string;
  consent_text_ja: string;
  consent_text_en: string;
  digest: string;
  text: string;
  technical_half_text: string;
  indicators: Indicator[];
  masks: Mask[];
  raw_text?: string;
  open_questions: number;
  tlp: string;
  anonymity_set: AnonymitySet;
  restorations: Restoration[];
  consented_at: string | null;
  home_approved: boolean;
  technical_half_gone: boolean;
  released_by: string;
}

export interface BulletinLine {
  bulletin: string;
  number: number;
  title: string;
  tlp: string;
  sectors: string[];
  at: string;
  state: 'draft' | 'issued' | 'passed_on' | 'recalled';
  issued_here: boolean;
  acknowledged: boolean;
  outcome: Outcome | null;
  action_asked: string;
  corrected_at: string | null;
  corrects: string | null;
}

export interface Bulletin extends BulletinLine {
  body: string;
  countermeasure: string;
  indicators: Indicator[];
  purposes: Purpose[];
  revision: number;
}

export interface BulletinDraft {
  title: string;
  body: string;
  countermeasure: string;
  action_asked: string;
  tlp: string;
  sectors?: string[];
  about?: string[];
  indicators?: Indicator[];
  corrects?: string;
}

export interface UseCounts { outcomes: Partial<Record<Outcome, number>>; sectors_acted: number; suppressed: boolean }

export interface Story extends UseCounts {
  bulletins: { bulletin: string; number: number; title: string; at: string }[];
  use_notes: number;
  read_notices: { purpose: Purpose; count: number; last_at: string; readers: string[] }[];
  rises: (CaseReading & { level_before: number | null })[];
}

export interface TallyLine {
  tally: string;
  category: string;
  count: number;
  grown: number;
  left: number;
  grown_into: string[];
  minutes_spent: number;
  state: 'draft' | 'sent';
}

/** The counts of one month: own lines, or for staff the sums and what other stations told. */
export interface TallySheet {
  period: string;
  lines: TallyLine[];
  totals: { sector: string; category: string; count: number; members: number; minutes_spent: number }[];
  received: { station: string; sector: string; category: string; count: number; members: number | null }[];
  minutes_spent: number;
}

export interface CustodyEntry {
  kind: string;
  at: string;
  actor: string;
  purpose: string;
  detail: string;
  access_number: number | null;
  access_before: string | null;
  index: number;
  receipt: string;
}

export interface Custody { accesses: number; entries: CustodyEntry[] }

export interface MailNotice {
  notice: string;
  reason: string;
  link: string;
  due_at: string | null;
  state: string;
  attempts: number;
  created_at: string;
  last_error: string;
}

export interface Person {
  person: string;
  user: string;
  display: string;
  mail: string;
  organisation: string;
  roles: Role[];
  active: boolean;
  enrolled: boolean;
}
