import { session } from './session.svelte';
import { said } from './words.svelte';

export function sector_name(id: string): string {
  const known = session.catalogue?.sectors.find(({ sector }) => sector === id);
  return known ? said(known.name) : id;
}
