import type { Role } from './types';

/** Who may propose and comment. */
export const speakers: Role[] = [
  'reporter', 'home_approver', 'executive', 'recipient', 'coordinator', 'approver', 'analyst', 'ministry_desk', 'ministry_supervision',
];
