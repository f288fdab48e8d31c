import { BadFeedTokenError, LATEST_EVENT } from '@halolight/domain/collaboration';
import { ForbiddenError, Permission } from '@halolight/domain/kernel';
import type { Clock } from '../../kernel/index.js';
import type { FeedReader, FeedTokens } from '../ports/feed-tokens.js';
import type { CalendarDirectory, EventRecord } from '../queries/calendar-directory.js';

const VIEW = Permission.parse('calendar:view');
const PAST_MS = 366 * 86_400_000;
const MAX_EVENTS = 5_000;

/** Reads a whole calendar for a calendar program: what is to come, and the year behind. */
export class ReadCalendarFeed {
  constructor(
    private readonly directory: CalendarDirectory,
    private readonly tokens: FeedTokens,
    private readonly clock: Clock,
  ) {}

  /** The calendar that a feed token opens. @throws BadFeedTokenError, ForbiddenError */
  async byToken(token: string): Promise<readonly EventRecord[]> {
    const reader = await this.tokens.findReader(token);
    if (!reader) throw new BadFeedTokenError();
    return this.of(reader);
  }

  /** The calendar of who reads it. @throws ForbiddenError without `calendar:view` */
  async of({ userId, permissions }: FeedReader): Promise<readonly EventRecord[]> {
    if (!permissions.allows(VIEW)) throw new ForbiddenError();
    const start = new Date(this.clock.now().getTime() - PAST_MS);
    return this.directory.reachingInto(userId, { start, end: LATEST_EVENT }, MAX_EVENTS);
  }
}
