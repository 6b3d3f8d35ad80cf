/** What a coordinator says about words: all mentions; `register` lets the source's registry learn a name. */
export interface MaskAnswer {
  text: string;
  decision: 'mask' | 'keep';
  register?: 'names' | 'aliases' | 'facilities' | 'systems' | 'vendors';
}

/** One attribute said more coarsely, with how many organisations fitted by it alone before and how many fit now. */
export interface Coarsened {
  attribute: 'sector' | 'place' | 'time' | 'scale' | 'system';
  from: string;
  to: string;
  fitted: number;
  fits: number;
}

/** Whom it could be from. For the giver the number alone; the rest is the coordinator's. */
export interface AnonymitySet {
  count: number;
  minimum: number;
  enough: boolean;
  already_public: boolean;
  groups: number;
  coarsened: Coarsened[];
  repair: 'none' | 'published' | 'said_before' | 'sector_too_small';
  family_ja: string;
  family_en: string;
  family_fits: number;
}

/** A masked span that somebody wants to leave as it stands; `own`: another has to agree. */
export interface Restoration {
  text: string;
  reason: string;
  agreed: boolean;
  own: boolean;
}
