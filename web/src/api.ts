import { problem_from, Problem } from './problem';
import type * as T from './types';

/** Who wants to hear of refusals that concern the whole session. */
type Listener = (problem: Problem) => void;
let tell: Listener = () => {};
export function on_refusal(listener: Listener) {
  tell = listener;
}

/** Random, for a request that must not happen twice. Without crypto.randomUUID, which only secure contexts have. */
export function new_key(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Options {
  body?: unknown;
  key?: string;
}

async function ask(method: string, path: string, { body, key }: Options = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key !== undefined) headers['Idempotency-Key'] = key;
  let answer: Response;
  try {
    answer = await fetch(`api/v1/${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body), cache: 'no-store' });
  } catch {
    throw new Problem(0, 'network', '');
  }
  if (answer.ok) return answer;
  const problem = problem_from(answer.status, await answer.json().catch(() => null));
  tell(problem);
  throw problem;
}

const get = async <A>(path: string): Promise<A> => (await ask('GET', path)).json();
const post = async <A>(path: string, body?: unknown): Promise<A> => (await ask('POST', path, { body })).json();
const create = async <A>(path: string, body: unknown, key = new_key()): Promise<A> => (await ask('POST', path, { body, key })).json();
const settle = async (method: string, path: string, body?: unknown): Promise<void> => void (await ask(method, path, { body }));
const text = async (path: string): Promise<string> => (await ask('GET', path)).text();

interface Step { clearance: string; state: string; revision: number; released_by: string }

export const api = {
  session: () => get<T.Session>('session'),
  sign_in: (user: string, password: string) => post<T.Session>('session', { user, password }),
  sign_out: () => settle('DELETE', 'session'),
  state_purpose: (purpose: T.Purpose) => post<{ purpose: T.Purpose }>('session/purpose', { purpose }),
  change_password: (current: string, wanted: string) => settle('POST', 'session/password', { current, new: wanted }),
  enrol: (code: string, password: string) => settle('POST', 'enrolment', { code, password }),
  catalogue: () => get<T.Catalogue>('catalogue'),
  organisations: async () => (await get<{ organisations: T.Organisation[] }>('organisations')).organisations,

  file: (filing: T.Filing, key: string) => create<T.Filed>('reports', filing, key),
  add_version: (thread: string, filing: T.Filing, key: string) => create<T.Filed>(`threads/${thread}/versions`, filing, key),
  reports: (after?: string) => get<{ reports: T.ReportLine[]; next: string | null }>(after ? `reports?after=${after}` : 'reports'),
  thread: (thread: string) => get<T.Thread>(`threads/${thread}`),
  receipt: (thread: string, report: string) => text(`threads/${thread}/receipts/${report}`),
  custody: (thread: string) => get<T.Custody>(`threads/${thread}/custody`),
  story: (thread: string) => get<T.Story>(`threads/${thread}/story`),

  add_reading: (thread: string, reading: { level?: number; facts?: Record<string, unknown>; reason: string }, key: string) =>
    create<T.CaseReading>(`threads/${thread}/readings`, reading, key),
  tallies: (period: string) => get<T.TallySheet>(`tallies?period=${encodeURIComponent(period)}`),
  count: (tally: { period: string; category: string; count: number; minutes_spent: number }, key: string) => create<T.TallyLine>('tallies', tally, key),
  grow: (tally: string, filing: T.Filing & { count: number }, key: string) => create<T.Filed>(`tallies/${tally}/growth`, filing, key),

  statistics: () => get<T.Statistics>('statistics'),
  floor: async () => (await get<{ floor: T.Floor | null }>('statistics/floor')).floor,

  clearances: async () => (await get<{ clearances: T.ClearanceLine[] }>('clearances')).clearances,
  clearance: (id: string) => get<T.Clearance>(`clearances/${id}`),
  consent: (id: string, digest: string, small_set: boolean) =>
    post<Step>(`clearances/${id}/consent`, small_set ? { digest, accepts_small_set: true } : { digest }),
  approve_at_home: (id: string, digest: string) => post<Step>(`clearances/${id}/home-approval`, { digest }),
  edit: (id: string, edit: { revision: number; edited_text?: string; decisions?: T.MaskAnswer[] }) =>
    post<Step>(`clearances/${id}/edits`, edit),
  ask_restoration: (id: string, revision: number, words: string, reason: string) =>
    post<Step>(`clearances/${id}/restorations`, { revision, text: words, reason }),
  agree_restoration: (id: string, revision: number, words: string) =>
    post<Step>(`clearances/${id}/restorations/agreement`, { revision, text: words }),
  release: (id: string, digest: string) => post<Step>(`clearances/${id}/release`, { digest }),
  release_half: (id: string, digest: string) => post<Step>(`clearances/${id}/release`, { digest, part: 'technical_half' }),
  refuse: (id: string, reason: string) => post<Step>(`clearances/${id}/refusal`, { reason }),

  /** 相談: nothing is stored. */
  consult: (sector: string, facts: T.Facts, opener: string, text: string) =>
    post<T.Guidance>('line', { sector, facts, opener, ...(text ? { text } : {}) }),

  forms: async () => (await get<{ forms: T.OfficialForm[] }>('forms')).forms,
  filled_form: (thread: string, form: string) => get<T.FilledForm>(`threads/${thread}/forms/${form}`),
  form_file: (thread: string, form: string, format: string) => `api/v1/threads/${thread}/forms/${form}?format=${format}`,
  read_form: (workbook: string) => post<T.FilledForm>('forms/readings', { workbook }),
  record_submission: (thread: string, said: Omit<T.Submission, 'submission' | 'sentence_ja' | 'sentence_en'>, key: string) =>
    create<T.Submission>(`threads/${thread}/submissions`, said, key),
  precedents: async () => (await get<{ precedents: T.Precedent[] }>('precedents')).precedents,
  practices: async () => (await get<{ practices: T.Practice[] }>('practices')).practices,

  enquiries: async () => (await get<{ enquiries: T.Enquiry[] }>('enquiries')).enquiries,
  ask: (thread: string, question: string, answer_by: string | undefined, key: string) =>
    create<{ enquiry: string; state: string }>(`threads/${thread}/enquiries`, answer_by ? { question, answer_by } : { question }, key),
  call_back: (thread: string, call: { desk: string; telephone: string; reason: string }, key: string) =>
    create<{ enquiry: string; state: string }>(`threads/${thread}/call-backs`, call, key),
  answer: (enquiry: string, answer: string, key: string) =>
    create<{ answer: string; clearance: string | null }>(`enquiries/${enquiry}/answers`, { text: answer }, key),

  bulletins: async () => (await get<{ bulletins: T.BulletinLine[] }>('bulletins')).bulletins,
  bulletin: (id: string) => get<T.Bulletin>(`bulletins/${id}`),
  write_bulletin: (draft: T.BulletinDraft, key: string) => create<{ bulletin: string; state: string }>('bulletins', draft, key),
  issue: (id: string) => post<{ queued: number }>(`bulletins/${id}/issue`),
  pass_on: (id: string) => post<{ queued: number }>(`bulletins/${id}/passing-on`),
  recall: (id: string, reason: string) => post<{ queued: number }>(`bulletins/${id}/recall`, { reason }),
  acknowledge: (id: string) => post<unknown>(`bulletins/${id}/acknowledgement`),
  record_use: (id: string, outcome: T.Outcome, because?: string) =>
    post<unknown>(`bulletins/${id}/use-records`, because ? { outcome, because } : { outcome }),
  uses: (id: string) => get<T.UseCounts>(`bulletins/${id}/uses`),

  proposals: async () => (await get<{ proposals: T.ProposalLine[] }>('proposals')).proposals,
  proposal: (id: string) => get<T.Proposal>(`proposals/${id}`),
  effect: (id: string) => get<T.Effect>(`proposals/${id}/effect`),
  propose: (proposing: T.Proposing, key: string) => create<T.Proposal>('proposals', proposing, key),
  comment: (id: string, words: string, key: string) => create<T.ProposalComment>(`proposals/${id}/comments`, { text: words }, key),
  answer_comment: (id: string, comment: string, words: string) => post<T.ProposalComment>(`proposals/${id}/comments/${comment}/answer`, { text: words }),
  confirm_answer: (id: string, comment: string) => post<T.ProposalComment>(`proposals/${id}/comments/${comment}/confirmation`),
  mandate: (id: string, to: string) => post<T.Proposal>(`proposals/${id}/mandate`, { to }),
  adopt: (id: string, adopting: T.Adopting) => post<T.Proposal>(`proposals/${id}/adoption`, adopting),
  reject: (id: string, reason: string) => post<T.Proposal>(`proposals/${id}/rejection`, { reason }),
  tables: async () => (await get<{ tables: T.TableInfo[] }>('tables')).tables,
  table: (table: string) => get<T.TableInfo & { text: string }>(`tables/${table}`),

  charters: async () => (await get<{ charters: T.Charter[] }>('charters')).charters,
  dispatches: async () => (await get<{ dispatches: T.Dispatch[] }>('dispatches')).dispatches,
  notices: async () => (await get<{ notices: T.MailNotice[] }>('notices')).notices,

  people: async () => (await get<{ people: T.Person[] }>('people')).people,
  invite: (person: { user: string; display: string; mail?: string; organisation: string; roles: T.Role[] }, key: string) =>
    create<{ person: string; code: string; expires_at: string }>('people', person, key),
  invite_again: async (person: string): Promise<{ person: string; code: string; expires_at: string }> =>
    (await ask('POST', `people/${person}/enrolment`, { key: new_key() })).json(),
  close_account: (person: string) => settle('DELETE', `people/${person}`),
};
