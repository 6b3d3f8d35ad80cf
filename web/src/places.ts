import type { Component } from 'svelte';
import type { Key } from './words.svelte';
import type { Role } from './types';
import { speakers } from './speakers';
import Account from './pages/Account.svelte';
import AddVersion from './pages/AddVersion.svelte';
import AuditCase from './pages/AuditCase.svelte';
import BulletinEditor from './pages/BulletinEditor.svelte';
import BulletinList from './pages/BulletinList.svelte';
import BulletinPage from './pages/BulletinPage.svelte';
import CharterList from './pages/CharterList.svelte';
import ClearanceList from './pages/ClearanceList.svelte';
import ClearancePage from './pages/ClearancePage.svelte';
import CustodyPage from './pages/CustodyPage.svelte';
import DispatchList from './pages/DispatchList.svelte';
import EnquiryList from './pages/EnquiryList.svelte';
import FiledPage from './pages/FiledPage.svelte';
import FormPage from './pages/FormPage.svelte';
import FileReport from './pages/FileReport.svelte';
import CasePage from './pages/CasePage.svelte';
import GuidePage from './pages/GuidePage.svelte';
import NoticeList from './pages/NoticeList.svelte';
import Overview from './pages/Overview.svelte';
import People from './pages/People.svelte';
import ProposalEditor from './pages/ProposalEditor.svelte';
import ProposalList from './pages/ProposalList.svelte';
import ProposalPage from './pages/ProposalPage.svelte';
import ReportList from './pages/ReportList.svelte';
import StoryPage from './pages/StoryPage.svelte';
import StatisticsPage from './pages/StatisticsPage.svelte';
import TakeCall from './pages/TakeCall.svelte';
import TallyPage from './pages/TallyPage.svelte';
import ThreadPage from './pages/ThreadPage.svelte';

/** A page of the application: where it is, what it is called, for whom, and whether it stands in the navigation. */
export interface Place {
  path: string;
  title: Key;
  roles: Role[] | 'all';
  // given the id of its path; pages without one in their path take nothing
  page: Component<any>;
  listed?: boolean;
  /** Not for members, though one of them may have such a role. */
  staff_alone?: boolean;
}

const givers: Role[] = ['reporter', 'home_approver'];
const seats: Role[] = ['ministry_desk', 'ministry_supervision'];
const staff: Role[] = ['coordinator', 'approver', 'analyst', 'administrator', ...seats];
const readers: Role[] = [...givers, 'coordinator', 'approver', 'analyst', ...seats];

/** In the order of the navigation: the first that a person may open is where they land. */
export const places: Place[] = [
  { path: 'report', title: 'title.report', roles: ['reporter'], page: FileReport, listed: true },
  { path: 'guide', title: 'title.guide', roles: 'all', page: GuidePage, listed: true },
  { path: 'overview', title: 'title.overview', roles: ['executive'], page: Overview, listed: true },
  { path: 'clearances', title: 'title.clearances', roles: [...givers, 'coordinator', 'approver'], page: ClearanceList, listed: true },
  { path: 'clearances/:id', title: 'title.clearance', roles: [...givers, 'coordinator', 'approver'], page: ClearancePage },
  { path: 'call', title: 'title.call', roles: ['coordinator'], page: TakeCall, listed: true },
  { path: 'reports', title: 'title.reports', roles: readers, page: ReportList, listed: true },
  { path: 'tallies', title: 'title.tallies', roles: [...givers, 'executive', 'coordinator', 'approver', 'analyst', 'ministry_desk'], page: TallyPage, listed: true },
  { path: 'statistics', title: 'title.statistics', roles: ['executive', 'coordinator', 'approver', 'analyst', 'ministry_desk'], page: StatisticsPage, listed: true, staff_alone: true },
  { path: 'filed/:id', title: 'title.filed', roles: ['reporter', 'coordinator'], page: FiledPage },
  { path: 'threads/:id', title: 'title.thread', roles: readers, page: ThreadPage },
  { path: 'threads/:id/add', title: 'title.add_version', roles: ['reporter', 'coordinator'], page: AddVersion },
  { path: 'threads/:id/forms', title: 'title.forms', roles: ['reporter', 'home_approver', 'coordinator'], page: FormPage },
  { path: 'threads/:id/story', title: 'title.story', roles: [...givers, 'executive'], page: StoryPage },
  { path: 'threads/:id/custody', title: 'title.custody', roles: [...givers, 'auditor'], page: CustodyPage },
  { path: 'audit', title: 'title.audit', roles: ['auditor'], page: AuditCase, listed: true },
  { path: 'cases', title: 'title.cases', roles: 'all', page: CasePage, listed: true },
  { path: 'enquiries', title: 'title.enquiries', roles: ['reporter', 'coordinator'], page: EnquiryList, listed: true },
  { path: 'bulletins', title: 'title.bulletins', roles: [...readers, 'executive', 'recipient'], page: BulletinList, listed: true },
  { path: 'bulletins/new', title: 'title.write_bulletin', roles: ['analyst', 'coordinator'], page: BulletinEditor, listed: true },
  { path: 'bulletins/:id/correction', title: 'title.correct_bulletin', roles: ['analyst', 'coordinator'], page: BulletinEditor },
  { path: 'bulletins/:id', title: 'title.bulletin', roles: [...readers, 'executive', 'recipient'], page: BulletinPage },
  { path: 'proposals', title: 'title.proposals', roles: 'all', page: ProposalList, listed: true },
  { path: 'proposals/new', title: 'title.propose', roles: speakers, page: ProposalEditor },
  { path: 'proposals/:id', title: 'title.proposal', roles: 'all', page: ProposalPage },
  { path: 'people', title: 'title.people', roles: ['administrator'], page: People, listed: true },
  { path: 'dispatches', title: 'title.dispatches', roles: staff, page: DispatchList, listed: true },
  { path: 'notices', title: 'title.notices', roles: staff, page: NoticeList, listed: true },
  { path: 'charters', title: 'title.charters', roles: 'all', page: CharterList, listed: true },
  { path: 'account', title: 'title.account', roles: 'all', page: Account },
];

/** The place of a path with the id in it. Literal segments win: bulletins/new is no bulletin. */
export function find_place(path: string): { place: Place; id: string } | undefined {
  const segments = path.split('/');
  let best: { place: Place; id: string } | undefined;
  for (const place of places) {
    const pattern = place.path.split('/');
    if (pattern.length !== segments.length) continue;
    if (!pattern.every((part, at) => part === ':id' || part === segments[at])) continue;
    const id = segments[pattern.indexOf(':id')] ?? '';
    if (!best || !pattern.includes(':id')) best = { place, id };
  }
  return best;
}
