import { ActivitiesController } from '../../auditing/activities.controller.js';
import { UsersController } from '../../identity/users.controller.js';
import type { UserBody } from '../../identity/users.contract.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const WATCHED_DAYS = 30;
const STALE_DAYS = 90;
const MOST_ACCOUNTS = 1_000;
/** What an open issue takes off a full score of 100, by its severity: low, medium or high, in the words that the front end filters by. */
const WEIGHTS = { 低: 5, 中: 10, 高: 25 } as const;
/** Open, in its words as well. */
const OPEN = '待处理';

interface Issue {
  readonly id: number;
  readonly title: string;
  readonly severity: keyof typeof WEIGHTS;
  readonly status: typeof OPEN;
}

/** Who may read the audit log may read the report. */
export const securityReportOperation = [ActivitiesController, 'list'] as const;

/** What the audit log and the first thousand active accounts say at this moment: a kind of issue is told where there is one. */
export async function securityReport(call: MountCall): Promise<object> {
  const now = new Date();
  const from = new Date(now.getTime() - WATCHED_DAYS * DAY_MS).toISOString();
  const recorded = async (type: string): Promise<number> => (await call.decided(securityReportOperation, { query: { type, from, limit: '1' } })).data.total ?? 0;
  const refused = await recorded('session.refused');
  const stolen = await recorded('session.reuse_detected');
  const users = await everyRow(call, (query) => call.further([UsersController, 'list'], { query: { ...query, status: 'ACTIVE' } }), MOST_ACCOUNTS);
  const weak = users.filter(({ mustChangePassword }) => mustChangePassword).length;
  const stale = users.filter((user) => isStale(user, now)).length;
  const issues = [
    ...issue(1, refused, `refused sign-ins in ${WATCHED_DAYS} days`, '中'),
    ...issue(2, stolen, `sessions revoked for reuse of a refresh token in ${WATCHED_DAYS} days`, '高'),
    ...issue(3, weak, 'accounts with a generated password that nobody changed', '中'),
    ...issue(4, stale, `accounts not used for ${STALE_DAYS} days`, '低'),
  ];
  const lost = issues.reduce((sum, { severity }) => sum + WEIGHTS[severity], 0);
  return { issues, lastScan: now, score: 100 - lost };
}

function issue(id: number, count: number, what: string, severity: Issue['severity']): Issue[] {
  return count === 0 ? [] : [{ id, title: `${count} ${what}`, severity, status: OPEN }];
}

function isStale({ lastLoginAt, createdAt }: UserBody, now: Date): boolean {
  return now.getTime() - (lastLoginAt ?? createdAt).getTime() > STALE_DAYS * DAY_MS;
}
