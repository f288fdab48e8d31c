import type { DocumentStatus, SharePermission } from '@halolight/domain/content';

/** Owners are named by e-mail address, folders and documents by name and title. */
export interface DemoFolder {
  readonly owner: string;
  readonly name: string;
  readonly parent?: string;
}

export interface DemoDocument {
  readonly owner: string;
  readonly folder?: string;
  readonly title: string;
  readonly content: string;
  readonly type: string;
  readonly status: DocumentStatus;
  readonly tags: readonly string[];
  readonly daysAgo: number;
}

export interface DemoShare {
  readonly owner: string;
  readonly title: string;
  readonly user: string;
  readonly permission: SharePermission;
}

const [ADMIN, MANAGER, USER] = ['admin@example.com', 'manager@example.com', 'user@example.com'] as const;

export const DEMO_FOLDERS: readonly DemoFolder[] = [
  { owner: ADMIN, name: 'Operations' },
  { owner: ADMIN, name: 'Runbooks', parent: 'Operations' },
  { owner: MANAGER, name: 'Sales' },
  { owner: MANAGER, name: 'Forecasts', parent: 'Sales' },
  { owner: MANAGER, name: 'Customers', parent: 'Sales' },
  { owner: USER, name: 'Marketing' },
  { owner: USER, name: 'Newsletter', parent: 'Marketing' },
];

export const DEMO_DOCUMENTS: readonly DemoDocument[] = [
  {
    owner: ADMIN, folder: 'Runbooks', title: 'Restoring a backup', type: 'runbook', status: 'PUBLISHED', tags: ['operations', 'database'], daysAgo: 41,
    content: 'Stop the API and the scheduler. Restore the newest dump into an empty database, run the migrations, and start one replica first. Compare the number of users and orders with the last report before the others follow.',
  },
  {
    owner: ADMIN, folder: 'Operations', title: 'On-call handbook', type: 'handbook', status: 'PUBLISHED', tags: ['operations'], daysAgo: 33,
    content: 'Whoever is on call answers within fifteen minutes. Look at the dashboard and at /health/ready first; most alerts are a database that is away or a full disk. Write down what you did while you do it.',
  },
  {
    owner: MANAGER, folder: 'Forecasts', title: 'Quarterly sales forecast', type: 'report', status: 'DRAFT', tags: ['sales', 'forecast'], daysAgo: 6,
    content: 'Renewals carry the quarter. New business stays flat until the trade fair, and two large offers are open. The cautious figure assumes that one of them is lost.',
  },
  {
    owner: MANAGER, folder: 'Customers', title: 'Café Aurora: account plan', type: 'plan', status: 'PUBLISHED', tags: ['sales', 'customer'], daysAgo: 19,
    content: 'Nine branches, three of them on the old contract. They want one invoice for all branches and a delivery before seven in the morning. Next visit with a proposal for the autumn menu.',
  },
  {
    owner: MANAGER, folder: 'Sales', title: 'Price list', type: 'list', status: 'ARCHIVED', tags: ['sales'], daysAgo: 120,
    content: 'Replaced by the list of this year. Kept for contracts that refer to it.',
  },
  {
    owner: USER, folder: 'Newsletter', title: 'Newsletter: what is new this month', type: 'newsletter', status: 'DRAFT', tags: ['marketing', 'newsletter'], daysAgo: 3,
    content: 'Documents can be shared with a group now, and a share can end by itself on a day you choose. We also made searching forgiving: it finds words in every inflection, and while you are still typing.',
  },
  {
    owner: USER, folder: 'Marketing', title: 'Trade fair checklist', type: 'checklist', status: 'PUBLISHED', tags: ['marketing', 'event'], daysAgo: 12,
    content: 'Book the stand and the electricity. Print the flyers two weeks ahead. Bring the long cable, the spare screen, and coffee for the visitors of the first morning.',
  },
  {
    owner: USER, title: 'Notes from the editorial meeting', type: 'note', status: 'DRAFT', tags: [], daysAgo: 1,
    content: 'Interview with the team of Café Aurora for the next issue. Photos by the end of the week. Ask Mara whether the forecast may be quoted.',
  },
];

export const DEMO_SHARES: readonly DemoShare[] = [
  { owner: MANAGER, title: 'Quarterly sales forecast', user: USER, permission: 'COMMENT' },
  { owner: USER, title: 'Newsletter: what is new this month', user: MANAGER, permission: 'EDIT' },
  { owner: ADMIN, title: 'On-call handbook', user: MANAGER, permission: 'READ' },
];
