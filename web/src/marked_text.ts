import type { Clearance, Mask } from './types';

/** A stretch of what leaves; with a mask where something of the giver's was replaced. */
export interface Piece {
  text: string;
  mask?: Mask;
  original?: string;
}

type View = Pick<Clearance, 'text' | 'masks' | 'raw_text'>;

/** Exact, from the giver's own words: offsets are code points. */
function from_raw(raw: string, masks: Mask[]): Piece[] {
  const points = Array.from(raw);
  const pieces: Piece[] = [];
  let at = 0;
  for (const mask of masks) {
    if (mask.start > at) pieces.push({ text: points.slice(at, mask.start).join('') });
    const original = points.slice(mask.start, mask.end).join('');
    pieces.push({ text: mask.decision === 'keep' ? original : mask.replacement, mask, original });
    at = mask.end;
  }
  if (at < points.length) pieces.push({ text: points.slice(at).join('') });
  return pieces;
}

/** Without them: each replacement where it next stands in the text. */
function by_search(text: string, masks: Mask[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const mask of masks) {
    const shown = mask.decision === 'keep' ? (mask.original ?? '') : mask.replacement;
    const found = shown === '' ? -1 : text.indexOf(shown, at);
    if (found < 0) continue;
    if (found > at) pieces.push({ text: text.slice(at, found) });
    pieces.push(mask.original === undefined ? { text: shown, mask } : { text: shown, mask, original: mask.original });
    at = found + shown.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** The text that leaves, cut at what was replaced. The pieces joined are always that text, to the letter. */
export function mark_text(view: View): Piece[] {
  const masks = [...view.masks].sort((left, right) => left.start - right.start);
  const exact = view.raw_text ? from_raw(view.raw_text, masks) : [];
  const joined = exact.map((piece) => piece.text).join('');
  return view.raw_text && joined === view.text ? exact : by_search(view.text, masks);
}

/** What stood at each mask, where this reader may know it: needed to answer what the anonymiser asks. */
export function original_of(view: View, mask: Mask): string | undefined {
  if (mask.original !== undefined) return mask.original;
  return mark_text(view).find((piece) => piece.mask === mask)?.original;
}
