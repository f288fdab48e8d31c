import type { Dashboard } from '@halolight/application/analytics';
import { Get, Queries, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Success } from '../envelope.js';
import { dayOfSales, dayOfVisits, recentActivity, slice, statsBody, todaysEvent } from './dashboard-body.js';
import type {
  DashboardOverviewBody,
  DashboardQuery,
  DashboardStatsBody,
  DayOfSalesBody,
  DayOfVisitsBody,
  RecentActivityBody,
  SliceBody,
  TodaysEventBody,
  TodayQuery,
} from './dashboard.contract.js';
import { taskBody } from './task-body.js';
import type { TaskBody } from './tasks.contract.js';

/** The dashboard: figures of what is recorded, correct up to the last second. */
@Route('dashboard')
@Tags('Dashboard')
export class DashboardController {
  constructor(private readonly dashboard: Dashboard) {}

  /** @summary Shows the figures at the top */
  @Get('stats')
  @Security('jwt', ['dashboard:view'])
  async stats(@Queries() query: DashboardQuery): Promise<Success<DashboardStatsBody>> {
    return ok(statsBody(await this.dashboard.stats(query)));
  }

  /** @summary Shows visits day by day */
  @Get('visits')
  @Security('jwt', ['dashboard:view'])
  async visits(@Queries() query: DashboardQuery): Promise<Success<DayOfVisitsBody[]>> {
    return ok((await this.dashboard.days(query)).map(dayOfVisits));
  }

  /** @summary Shows sales day by day */
  @Get('sales')
  @Security('jwt', ['dashboard:view'])
  async sales(@Queries() query: DashboardQuery): Promise<Success<DayOfSalesBody[]>> {
    return ok((await this.dashboard.days(query)).map(dayOfSales));
  }

  /**
   * Most first; behind the twentieth they are taken together as `other`, with what calls itself so.
   * @summary Shows visits by where they came from
   */
  @Get('pie')
  @Security('jwt', ['dashboard:view'])
  async pie(@Queries() query: DashboardQuery): Promise<Success<SliceBody[]>> {
    return ok((await this.dashboard.sources(query)).map(slice));
  }

  /**
   * Those that the caller made or is to do, everybody's with `tasks:*`, none without `tasks:view`; the hundred due first.
   * @summary Shows open tasks
   */
  @Get('tasks')
  @Security('jwt', ['dashboard:view'])
  async tasks(@Request() request: AuthenticatedRequest): Promise<Success<TaskBody[]>> {
    return ok((await this.dashboard.tasks(request.actor)).map(taskBody));
  }

  /**
   * Nothing without `calendar:view`.
   * @summary Shows what is in the caller's calendar today
   */
  @Get('calendar')
  @Security('jwt', ['dashboard:view'])
  async calendar(@Request() request: AuthenticatedRequest, @Queries() query: TodayQuery): Promise<Success<TodaysEventBody[]>> {
    return ok((await this.dashboard.events(request.actor, query)).map(todaysEvent));
  }

  /**
   * The caller's own, everybody's with `activities:view`.
   * @summary Shows the ten latest activities
   */
  @Get('activities')
  @Security('jwt', ['dashboard:view'])
  async activities(@Request() request: AuthenticatedRequest): Promise<Success<RecentActivityBody[]>> {
    return ok((await this.dashboard.activities(request.actor)).map(recentActivity));
  }

  /**
   * Each as it is shown alone: tasks take `tasks:view`, the calendar `calendar:view`, and what others did `activities:view`.
   * @summary Shows all parts of the dashboard together
   */
  @Get('overview')
  @Security('jwt', ['dashboard:view'])
  async overview(@Request() request: AuthenticatedRequest, @Queries() query: DashboardQuery): Promise<Success<DashboardOverviewBody>> {
    const { stats, days, sources, tasks, events, activities } = await this.dashboard.overview(request.actor, query);
    return ok({
      stats: statsBody(stats),
      visits: days.map(dayOfVisits),
      sales: days.map(dayOfSales),
      pie: sources.map(slice),
      tasks: tasks.map(taskBody),
      calendar: events.map(todaysEvent),
      activities: activities.map(recentActivity),
    });
  }
}
