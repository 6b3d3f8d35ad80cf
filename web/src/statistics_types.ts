export type Breakdown = 'type' | 'sector' | 'cause' | 'level';
export const event_types = ['near_miss', 'leak', 'destruction', 'unavailable', 'malware', 'execution', 'intrusion', 'other'] as const;
export type EventType = (typeof event_types)[number];

/** Totals last; null is not shown. */
export interface CountTable { rows: string[]; columns: string[]; cells: (number | null)[][]; withheld: boolean }

export type NationalLine = Record<EventType | 'reports', number | null> & { period: string; from_authorities: number; bulletins: number };

export interface Kpi {
  period: string;
  mean_level: number | null;
  near_miss_share: number | null;
  first_report_min_p50: number | null;
  use_decision_share: number | null;
}

export interface Statistics {
  smallest_count: number;
  dominance_percent: number;
  least_width: number;
  tables: (CountTable & { by: Breakdown })[];
  periods: NationalLine[];
  years: NationalLine[];
  kpi: Kpi[];
  tallies: CountTable;
}

export interface Floor { alarm: boolean; chance: number; months: number; since: string | null; lost: number | null; lost_part: number | null }
