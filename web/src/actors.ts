import { t, word } from './words.svelte';

/** What goes at night goes by a clause of the charter, not by a person. */
const clause = 'clause ';

/** "coordinator@power" in words; roles of one person are joined by +, and what is no actor stands as it came. */
export function actor_name(actor: string): string {
  if (actor.startsWith(clause)) return t('thread.by_clause', { clause: actor.slice(clause.length) });
  const [roles, station] = actor.split('@');
  const named = (roles ?? '').split('+').map((role) => word('role', role)).join('・');
  return station ? `${named} (${station})` : named;
}
