import { read_facts } from './facts';
import type { Walk } from './guide.svelte';
import { session } from './session.svelte';
import type { Dispute } from './types';

let disputed: Dispute | null = null;

/** The facts whose answer somebody holds to be wrong go into a proposal: no case, no name. */
export function dispute(walk: Walk): void {
  disputed = { sector: walk.sector, facts: read_facts(walk.stated, session.catalogue?.facts ?? []).facts };
}

export function take_dispute(): Dispute | null {
  const given = disputed;
  disputed = null;
  return given;
}
