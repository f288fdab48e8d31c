import type { TaskPriority } from '@halolight/domain/analytics';

export interface DemoTask {
  readonly creator: string;
  readonly assignee: string;
  readonly title: string;
  readonly priority: TaskPriority;
  readonly done: boolean;
  readonly dueInDays: number | null;
}

const [ADMIN, MANAGER, USER, GUEST] = ['admin@example.com', 'manager@example.com', 'user@example.com', 'guest@example.com'] as const;

export const DEMO_TASKS: readonly DemoTask[] = [
  { creator: ADMIN, assignee: ADMIN, title: 'Try a restore of last night’s backup', priority: 'HIGH', done: false, dueInDays: 2 },
  { creator: ADMIN, assignee: MANAGER, title: 'Review who may do what in Sales', priority: 'MEDIUM', done: false, dueInDays: 9 },
  { creator: ADMIN, assignee: ADMIN, title: 'Renew the certificate of the status page', priority: 'URGENT', done: false, dueInDays: 1 },
  { creator: MANAGER, assignee: MANAGER, title: 'Finish the quarterly forecast', priority: 'HIGH', done: false, dueInDays: 4 },
  { creator: MANAGER, assignee: USER, title: 'Write the newsletter’s lead story', priority: 'MEDIUM', done: false, dueInDays: 3 },
  { creator: MANAGER, assignee: USER, title: 'Collect quotes from Café Aurora', priority: 'LOW', done: true, dueInDays: -2 },
  { creator: USER, assignee: USER, title: 'Order flyers for the trade fair', priority: 'HIGH', done: false, dueInDays: 6 },
  { creator: USER, assignee: USER, title: 'Sort last year’s photos', priority: 'LOW', done: false, dueInDays: null },
  { creator: ADMIN, assignee: GUEST, title: 'Look around and tell us what is missing', priority: 'LOW', done: false, dueInDays: 14 },
];
