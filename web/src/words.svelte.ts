import en from '../locale/en.json';
import ja from '../locale/ja.json';
import type { Wording } from './types';

export type Language = 'ja' | 'en';
export type Key = keyof typeof ja;
const catalogues: Record<Language, Record<string, string>> = { ja, en };
const remembered = 'noroshi-language';

function first_language(): Language {
  try {
    return localStorage.getItem(remembered) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

let current = $state<Language>(first_language());

export const language = {
  get current() {
    return current;
  },
  choose(wanted: Language) {
    current = wanted;
    try {
      localStorage.setItem(remembered, wanted);
    } catch {
      // a browser that keeps nothing asks again next time
    }
  },
};

export type Values = Record<string, string | number>;
const fill = (sentence: string, values: Values) => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The sentence of a key, in the chosen language. */
export function t(key: Key, values: Values = {}): string {
  return fill(catalogues[current][key] ?? key, values);
}

/** A word of the API in the chosen language; a word that this page does not know yet stands for itself. */
export function word(group: string, token: string): string {
  return catalogues[current][`${group}.${token}`] ?? token;
}

export function has_word(group: string, token: string): boolean {
  return `${group}.${token}` in catalogues[current];
}

/** What came in both languages: the chosen one, or the other where it is empty. */
export function either(ja_text: string | undefined, en_text: string | undefined): string {
  return (current === 'ja' ? ja_text || en_text : en_text || ja_text) ?? '';
}

export const said = (wording: Wording) => either(wording.ja, wording.en);
