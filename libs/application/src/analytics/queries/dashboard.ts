import { DashboardRange, growth, seesAllTasks, type RangeRequest } from '@halolight/domain/analytics';
import { Permission } from '@halolight/domain/kernel';
import type { ActivityLog, ActivityView } from '../../auditing/index.js';
import type { Actor, Clock } from '../../kernel/index.js';
import type { DashboardFigures, DayFigures, RecordCounts, SourceFigures } from './dashboard-figures.js';
import type { TaskDirectory, TaskView } from './task-directory.js';
import type { TodaysEvent, TodaysEvents } from './todays-events.js';

const SEES_TASKS = Permission.parse('tasks:view');
const SEES_EVENTS = Permission.parse('calendar:view');
const ALL_ACTIVITIES = Permission.parse('activities:view');
const MOST_ACTIVITIES = 10;
const MOST_TASKS = 100;
const MOST_SOURCES = 20;

/** Accounts, documents and files are all there are; orders, revenue and visits are those of the range. Growth is in percent, see `growth`. */
export interface DashboardStats {
  readonly totalUsers: number;
  readonly totalDocuments: number;
  readonly totalFiles: number;
  readonly totalOrders: number;
  readonly totalRevenue: number;
  readonly totalVisits: number;
  /** Of new accounts. */
  readonly userGrowth: number | null;
  readonly orderGrowth: number | null;
  readonly revenueGrowth: number | null;
  readonly visitGrowth: number | null;
}

export interface DatedFigures extends DayFigures {
  readonly date: string;
}

export interface DashboardOverview {
  readonly stats: DashboardStats;
  readonly days: readonly DatedFigures[];
  readonly sources: readonly SourceFigures[];
  readonly tasks: readonly TaskView[];
  readonly events: readonly TodaysEvent[];
  readonly activities: readonly ActivityView[];
}

/** The parts of the dashboard. All that take a range throw `InvalidInputError` on a bad one. */
export class Dashboard {
  constructor(
    private readonly figures: DashboardFigures,
    private readonly taskDirectory: TaskDirectory,
    private readonly todaysEvents: TodaysEvents,
    private readonly activityLog: ActivityLog,
    private readonly clock: Clock,
  ) {}

  async stats(request: RangeRequest): Promise<DashboardStats> {
    const { days, before } = this.range(request);
    const [figures, counts] = await Promise.all([this.figures.ofDays([...before, ...days]), this.figures.counts()]);
    return statsOf(figures, counts);
  }

  /** Every day of the range, whether or not anything happened. */
  async days(request: RangeRequest): Promise<readonly DatedFigures[]> {
    const { days } = this.range(request);
    return dated(days, await this.figures.ofDays(days));
  }

  /** Visits by where they came from, most first; behind the twentieth they are taken together as `OTHER_SOURCE`. */
  async sources(request: RangeRequest): Promise<readonly SourceFigures[]> {
    return this.sourcesOf(this.range(request));
  }

  /** The open tasks that concern the caller, or all for who sees all, none without `tasks:view`; the hundred due first. */
  async tasks(actor: Actor): Promise<readonly TaskView[]> {
    if (!actor.permissions.allows(SEES_TASKS)) return [];
    return this.taskDirectory.open({ userId: actor.userId, seesAll: seesAllTasks(actor) }, MOST_TASKS);
  }

  /** What is in the caller's calendar on the day that it is in the zone, nothing without `calendar:view`. */
  async events({ userId, permissions }: Actor, { tz }: RangeRequest): Promise<readonly TodaysEvent[]> {
    const { days, zone } = this.range({ tz });
    const today = days.at(-1);
    return today && permissions.allows(SEES_EVENTS) ? this.todaysEvents.of(userId, today, zone.name) : [];
  }

  /** The latest activities: the caller's own, or everybody's with `activities:view`. */
  async activities({ userId, permissions }: Actor): Promise<readonly ActivityView[]> {
    const filter = permissions.allows(ALL_ACTIVITIES) ? {} : { actorId: userId };
    const { items } = await this.activityLog.page({ page: 1, pageSize: MOST_ACTIVITIES, count: 'none' }, filter);
    return items;
  }

  async overview(actor: Actor, request: RangeRequest): Promise<DashboardOverview> {
    const range = this.range(request);
    const { days, before } = range;
    const [figures, counts, sources, tasks, events, activities] = await Promise.all([
      this.figures.ofDays([...before, ...days]),
      this.figures.counts(),
      this.sourcesOf(range),
      this.tasks(actor),
      this.events(actor, request),
      this.activities(actor),
    ]);
    return { stats: statsOf(figures, counts), days: dated(days, figures.slice(before.length)), sources, tasks, events, activities };
  }

  private range(request: RangeRequest): DashboardRange {
    return DashboardRange.of(request, this.clock.now());
  }

  private async sourcesOf({ days }: DashboardRange): Promise<readonly SourceFigures[]> {
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return [];
    return this.figures.sources(first.start, last.end, MOST_SOURCES);
  }
}

/** @param figures of the days before, then of as many days of the range */
function statsOf(figures: readonly DayFigures[], { users, documents, files }: RecordCounts): DashboardStats {
  const half = figures.length / 2;
  const [before, now] = [sumOf(figures.slice(0, half)), sumOf(figures.slice(half))];
  return {
    totalUsers: users,
    totalDocuments: documents,
    totalFiles: files,
    totalOrders: now.placed,
    totalRevenue: now.cents / 100,
    totalVisits: now.visits,
    userGrowth: growth(now.newUsers, before.newUsers),
    orderGrowth: growth(now.placed, before.placed),
    revenueGrowth: growth(now.cents, before.cents),
    visitGrowth: growth(now.visits, before.visits),
  };
}

/** Revenue is added up in hundredths, which are whole: tenths and hundredths are not exact in a JavaScript number. */
function sumOf(figures: readonly DayFigures[]): { visits: number; placed: number; cents: number; newUsers: number } {
  const sum = { visits: 0, placed: 0, cents: 0, newUsers: 0 };
  for (const { visits, placed, revenue, newUsers } of figures) {
    sum.visits += visits;
    sum.placed += placed;
    sum.cents += Math.round(revenue * 100);
    sum.newUsers += newUsers;
  }
  return sum;
}

function dated(days: readonly { readonly date: string }[], figures: readonly DayFigures[]): DatedFigures[] {
  return figures.map((figure, place) => ({ date: days[place]?.date ?? '', ...figure }));
}
