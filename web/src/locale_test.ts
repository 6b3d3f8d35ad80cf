import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../locale/en.json';
import ja from '../locale/ja.json';

const folder = new URL('.', import.meta.url).pathname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('_test.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

const all = (pattern: RegExp) => new Set([...sources.matchAll(pattern)].map((match) => match[1]!));
/** t('title.report') and the keys that places.ts names */
const named = new Set([...all(/\bt\(\s*'([^']+)'/g), ...all(/title: '([^']+)'/g)]);
/** t(`stage.${stage}`), t(`realm.mark_${…}`): every key that begins so */
const begun = all(/\bt\(`([^`$]+)\$\{/g);
/** word('kind', …), has_word('problem', …), group="clearance_state": every word of the group */
const groups = new Set([...all(/word\('([a-z_]+)'/g), ...all(/group="([a-z_]+)"/g), ...all(/list\('([a-z_]+)'/g)]);

const keys = Object.keys(ja);
const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(en)).toEqual(keys);
  });

  it('leave no sentence empty, and name the same values', () => {
    for (const key of keys as (keyof typeof ja)[]) {
      expect(ja[key].trim(), key).not.toBe('');
      expect(en[key].trim(), key).not.toBe('');
      expect(placeholders(en[key]), key).toEqual(placeholders(ja[key]));
    }
  });

  it('have a sentence for every key that the page names', () => {
    expect([...named].filter((key) => !keys.includes(key))).toEqual([]);
    expect([...begun].filter((start) => !keys.some((key) => key.startsWith(start)))).toEqual([]);
    expect([...groups].filter((group) => !keys.some((key) => key.startsWith(`${group}.`)))).toEqual([]);
  });

  it('have no sentence that no page shows', () => {
    const used = (key: string) => named.has(key) || [...begun].some((start) => key.startsWith(start)) || groups.has(key.split('.')[0]!);
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('hold every sentence: none stands in the pages themselves', () => {
    const markup = sources.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|`[^`]*`|'[^'\n]*'|\/[^/\n]+\//g, '');
    expect(markup.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]+/gu) ?? []).toEqual([]);
  });
});

describe('the sources', () => {
  it('never turn text into markup, nor carry styles in attributes', () => {
    expect(sources.match(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\bstyle="|\bstyle=\{/g)).toBeNull();
  });

  it('name no address outside', () => {
    expect(sources.match(/https?:\/\/[a-z]/gi)).toBeNull();
  });
});
