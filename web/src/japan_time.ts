import type { Language } from './words.svelte';

// Times are stored in UTC and shown in Japan time, wherever the reader sits. Japan has no summer time.
const zone = 'Asia/Tokyo';
const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' };

export function show_time(utc: string | null | undefined, language: Language): string {
  if (!utc) return '';
  const parts: Intl.DateTimeFormatOptions = { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(locales[language], parts).format(new Date(utc));
}

/** "2026-04-01T02:30" as typed in Japan → UTC as the API wants it; nothing for an empty or half-typed field. */
export function from_japan_time(typed: string): string | undefined {
  const instant = new Date(`${typed}:00+09:00`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) && !Number.isNaN(instant.getTime()) ? instant.toISOString() : undefined;
}

/** The other way round, for a field. */
export function to_japan_time(instant: Date): string {
  return new Date(instant.getTime() + 9 * 3600_000).toISOString().slice(0, 16);
}

/** Whole minutes until then; negative when it is past. */
export function minutes_until(utc: string, now: Date): number {
  return Math.floor((new Date(utc).getTime() - now.getTime()) / 60_000);
}
