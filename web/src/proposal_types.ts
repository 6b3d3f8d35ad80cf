import type { Facts } from './types';

export type ProposalSubject = 'precedent' | 'table' | 'leading_practice' | 'word';

/** The facts whose answer is disputed: no case, no organisation. */
export interface Dispute { sector: string; facts: Facts }

export interface Proposing {
  subject: ProposalSubject;
  title: string;
  reason: string;
  table?: string;
  text?: string;
  dispute?: Dispute;
  comment_until: string;
  signed_as: string;
}

export interface ProposalLine {
  proposal: string;
  subject: ProposalSubject;
  title: string;
  author: string;
  own: boolean;
  state: 'open' | 'commented' | 'mandated' | 'adopted' | 'rejected' | 'expired';
  table: string;
  created_at: string;
  comment_until: string;
  comments: number;
  unanswered: number;
  effective_from: string | null;
}

export interface ProposalComment {
  comment: string;
  by: string;
  own: boolean;
  text: string;
  at: string;
  answer: string | null;
  answered_at: string | null;
  confirmed_at: string | null;
}

/** With what was said about it, and the edition that it put into force. */
export interface Proposal extends ProposalLine {
  reason: string;
  text: string | null;
  version: string | null;
  dispute: Dispute | null;
  mandate_to: string | null;
  mandated_at: string | null;
  expires_at: string | null;
  outcome: string | null;
  said: ProposalComment[];
  adoption: { adopted_at: string; effective_from: string; table: string; version: string; sha256: string; text: string } | null;
}

export interface Adopting { effective_from?: string; expires_at?: string; table?: string; text?: string }

/** What would be answered otherwise. Past cases of the station are counted, never named. */
export interface Effect {
  at: string;
  cases: number;
  changed_cases: number;
  changed: { place: string; sector: string; field: string; before: string; after: string }[];
  parted: { precedent: string; sector: string; point: string; decided: string; tables: string }[];
  past_cases: number | null;
  past_changes: Record<string, number>;
}

export interface TableInfo { table: string; version: string; source: string; sha256: string }
