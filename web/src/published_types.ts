import type { Facts } from './types';

interface Published {
  standing: string;
  decided_by: { body_ja: string; body_en: string; date: string; document: string } | null;
  valid_from: string | null;
  valid_to: string | null;
  review_date: string;
  source: string;
}
/** A decided case as it is published. */
export interface Precedent extends Published {
  precedent: string;
  title_ja: string;
  title_en: string;
  text_ja: string;
  text_en: string;
  sectors: string[];
  decision: { route: string; level: number; because_ja: string; because_en: string };
  facts: Facts;
  differences: { sector: string; point: string; decided: string; today: string }[];
}
/** What leaders do now, in their words, for a stated period. */
export interface Practice extends Published {
  practice: string;
  state: string;
  title_ja: string;
  title_en: string;
  said_by_ja: string;
  said_by_en: string;
  words_ja: string;
  words_en: string;
  sectors: string[];
  further: { further: string; said_by_ja: string; said_by_en: string; words_ja: string; words_en: string }[];
}
