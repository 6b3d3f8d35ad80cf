import { api } from './api';
import { Attempt } from './attempt.svelte';
import { read_facts, type TypedFacts } from './facts';
import { session } from './session.svelte';
import type { Guidance, Opener, ReportKind } from './types';

/** The opener and four questions: then a person has said enough, and may go on or stop. */
export const answers_at_first = 5;

const typed = (value: unknown) => (Array.isArray(value) ? value.join('、') : String(value));

/** A walk from "what happened?" to the line and the grade: one question at a time, and only such as would change the answer. */
export class Walk {
  sector = $state('');
  opener = $state('');
  /** In the person's own words: finds decided cases that are near, and goes on into the report. */
  text = $state('');
  stated = $state<TypedFacts>({});
  not_known = $state<string[]>([]);
  guidance = $state.raw<Guidance | null>(null);
  attempt = new Attempt();
  private round = 0;

  /** What is asked now; none once nothing more would change the answer. */
  get question(): string | undefined {
    return this.guidance?.questions.find((fact) => !this.not_known.includes(fact));
  }

  get answers(): number {
    return 1 + this.answered.length + this.not_known.length;
  }

  /** Said by the person, as against what the opener stands for. */
  get answered(): string[] {
    const begun = Object.keys(this.begun?.facts ?? {});
    return Object.keys(this.stated).filter((fact) => !begun.includes(fact));
  }

  get begun(): Opener | undefined {
    return session.catalogue?.openers.find(({ opener }) => opener === this.opener);
  }

  begin(): Promise<void> {
    this.stated = Object.fromEntries(Object.entries(this.begun?.facts ?? {}).map(([fact, value]) => [fact, typed(value)]));
    this.not_known = [];
    this.guidance = null;
    return this.look();
  }

  /** Back to "what happened?". */
  leave(): void {
    this.opener = '';
    this.stated = {};
    this.not_known = [];
    this.guidance = null;
  }

  answer(fact: string, value: string): Promise<void> {
    if (value === '') this.not_known = [...this.not_known, fact];
    else this.stated = { ...this.stated, [fact]: value };
    return this.look();
  }

  /** Asks this one again. */
  take_back(fact: string): Promise<void> {
    this.stated = Object.fromEntries(Object.entries(this.stated).filter(([name]) => name !== fact));
    this.not_known = this.not_known.filter((name) => name !== fact);
    return this.look();
  }

  async look(): Promise<void> {
    if (this.opener === '' || this.sector === '') return;
    const mine = ++this.round;
    const { facts } = read_facts(this.stated, session.catalogue?.facts ?? []);
    const found = await this.attempt.run(() => api.consult(this.sector, facts, this.opener, this.text.trim()));
    if (found && mine === this.round) this.guidance = found;
  }
}

interface Start { facts: TypedFacts; kind: ReportKind; sector: string; text: string }
let start: Start | null = null;

/** What was said on the way goes into the report, so that nobody says it twice. */
export function hand_over(walk: Walk): void {
  const kind = walk.guidance?.assessment.layer === 'near_miss' ? 'near-miss' : 'incident';
  start = { facts: { ...walk.stated }, kind, sector: walk.sector, text: walk.text.trim() };
}

export function take_start(): Start | null {
  const given = start;
  start = null;
  return given;
}
