import { describe, expect, it } from 'vitest';
import { mark_text, original_of } from './marked_text';
import type { Mask } from './types';

const mask = (start: number, end: number, replacement: string, decision: Mask['decision'] = 'mask'): Mask => ({
  start, end, replacement, decision, type: 'ORG', role: 'victim', reason: 'registry', score: 1,
});
const joined = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('');

describe('mark_text', () => {
  it('cuts the text where something was replaced, counting code points', () => {
    const view = { raw_text: '𠮷野電力と東雲の間', text: '〔組織A〕と〔組織B〕の間', masks: [mask(0, 4, '〔組織A〕'), mask(5, 7, '〔組織B〕')] };
    const pieces = mark_text(view);
    expect(joined(pieces)).toBe(view.text);
    expect(pieces.map(({ original }) => original)).toEqual(['𠮷野電力', undefined, '東雲', undefined]);
  });

  it('shows what is kept as it stood', () => {
    const view = { raw_text: 'update.example へ', text: 'update.example へ', masks: [mask(0, 14, '', 'keep')] };
    expect(mark_text(view)[0]).toMatchObject({ text: 'update.example', original: 'update.example' });
  });

  it('finds the replacements where the giver’s words are not shown or were edited', () => {
    const view = { raw_text: 'まったく別の文', text: '復旧した。〔組織A〕と〔組織A〕', masks: [mask(0, 3, '〔組織A〕'), mask(4, 7, '〔組織A〕')] };
    const pieces = mark_text(view);
    expect(joined(pieces)).toBe(view.text);
    expect(pieces.filter((piece) => piece.mask)).toHaveLength(2);
    expect(original_of(view, view.masks[0]!)).toBeUndefined();
  });

  it('never shows other text than what leaves', () => {
    for (const text of ['', '何もない', '〔組織A〕']) {
      expect(joined(mark_text({ text, masks: [mask(0, 2, '〔組織A〕'), mask(1, 9, '〔組織B〕')], raw_text: '重なる' }))).toBe(text);
    }
  });
});
