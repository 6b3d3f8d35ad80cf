import { t } from './words.svelte';

/** A length of time in the largest unit that still says something. */
export function span_words(minutes: number): string {
  if (minutes < 120) return t('due.minutes', { n: minutes });
  if (minutes < 2880) return t('due.hours', { n: Math.floor(minutes / 60) });
  return t('due.days', { n: Math.floor(minutes / 1440) });
}
