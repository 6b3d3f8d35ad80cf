import { api, on_refusal } from './api';
import { Problem } from './problem';
import { go } from './route.svelte';
import type { Catalogue, Purpose, Realm, Role, Session } from './types';

const readers: Role[] = ['coordinator', 'approver', 'analyst', 'ministry_desk', 'ministry_supervision'];

let who = $state.raw<Session | null>(null);
let catalogue = $state.raw<Catalogue | null>(null);
let front = $state.raw<{ realm: Realm; name_ja: string; name_en: string } | null>(null);
let ready = $state(false);
let expired = $state(false);
let purpose_asked = $state(false);

export const session = {
  get who() { return who; },
  get catalogue() { return catalogue; },
  get ready() { return ready; },
  /** Signed in before, and the server no longer knows it. */
  get expired() { return expired; },
  get realm(): Realm { return catalogue?.realm ?? front?.realm ?? 'live'; },
  get station() { return catalogue?.station ?? front; },
  /** Others' reports are read for a purpose, and it stands in the log: so it is asked once. Givers reading their own need none. */
  get needs_purpose() {
    return who !== null && !who.purpose && (purpose_asked || (who.station_staff && has_role(...readers)));
  },
};

export function has_role(...wanted: Role[]): boolean {
  return who !== null && wanted.some((role) => who!.roles.includes(role));
}

/** Staff of the station, as against its members. */
export function is_staff(): boolean {
  return who?.station_staff ?? false;
}

/** Before anyone has signed in, the open list of stations is all there is to tell by whether this is a demo or an exercise. */
async function look_at_front() {
  const answer = await fetch('../').catch(() => null);
  const page = answer?.ok ? await answer.text() : '';
  const slug = location.pathname.split('/')[1] ?? '';
  const named = new RegExp(`href="/${slug}/">([^<]*)<span lang="en">([^<]*)<`).exec(page);
  const realm: Realm = page.includes('【架空】') ? 'demo' : page.includes('【訓練】') ? 'exercise' : 'live';
  front = { realm, name_ja: named?.[1]?.trim() ?? '', name_en: named?.[2]?.trim() ?? '' };
}

async function enter() {
  const found = await api.session();
  catalogue = await api.catalogue();
  who = found;
  expired = false;
  purpose_asked = false;
}

export async function begin() {
  on_refusal((problem) => {
    if (problem.status === 401 && who !== null) {
      who = null;
      expired = true;
    }
    if (problem.slug === 'purpose_missing') purpose_asked = true;
  });
  try {
    await enter();
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    await look_at_front();
  } finally {
    ready = true;
  }
}

export async function sign_in(user: string, password: string) {
  await api.sign_in(user, password);
  await enter();
}

/** Signs out, and back to the first page; where the server does not answer, the page forgets all the same. */
export async function leave() {
  await api.sign_out().catch(() => undefined);
  who = null;
  expired = false;
  go('');
}

export async function state_purpose(purpose: Purpose) {
  await api.state_purpose(purpose);
  who = await api.session();
  purpose_asked = false;
}
