import type { Wording } from './types';

export interface OfficialField {
  field: string;
  label: Wording;
  hint: Wording;
  type: string;
  required: boolean;
  status: string;
  source: string;
}

/** A form of some authority, as data: a help to fill it in, never a way of delivery. */
export interface OfficialForm {
  form: string;
  version: string;
  title: Wording;
  addressees: Wording;
  acceptance: Wording;
  basis: string;
  status: string;
  source: string;
  valid_from: string | null;
  valid_until: string | null;
  fields: OfficialField[];
}

export interface FilledForm extends OfficialForm { mark: string; notes: Wording[]; values: Record<string, string>; missing: string[] }

export type SubmissionVia = 'paper' | 'portal' | 'mail' | 'telephone';
/** What a person says was handed in outside this system. */
export interface Submission { submission: string; form: string; addressee: string; submitted_at: string; number: string; via: SubmissionVia; sentence_ja: string; sentence_en: string }
