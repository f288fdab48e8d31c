import { Readable } from 'node:stream';
import type { EventRecord, IssueFeedToken, ReadCalendarFeed, RevokeFeedToken } from '@halolight/application/collaboration';
import type { Clock } from '@halolight/application/kernel';
import { Delete, Extension, Get, Post, Produces, Query, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { Request as HttpRequest } from 'express';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { absoluteUrl } from '../content/absolute-url.js';
import { unauthorized } from '../edge-errors.js';
import { ok, type Deleted, type Success } from '../envelope.js';
import { responseTo } from '../response-to.js';
import { unhurried } from '../unhurried.js';
import type { FeedTokenBody } from './calendar.contract.js';
import { calendarText } from './ics/calendar-text.js';

/**
 * What `POST /calendar/feed-token` gave.
 * @maxLength 200
 */
type FeedTokenText = string;

/** A calendar for calendar programs. */
@Route('calendar')
@Tags('Calendar')
export class CalendarFeedController {
  constructor(
    private readonly readFeed: ReadCalendarFeed,
    private readonly issueFeedToken: IssueFeedToken,
    private readonly revokeFeedToken: RevokeFeedToken,
    private readonly clock: Clock,
  ) {}

  /**
   * With a bearer token and `calendar:view`, or with a feed token. What is to come, and the year behind.
   * @summary Reads the calendar as iCalendar, RFC 5545
   */
  @Get('feed.ics')
  @Security({})
  @Security('jwt')
  @Produces('text/calendar')
  @Extension('x-examples', {
    'text/calendar':
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//HaloLight//HaloLight API//EN\r\nBEGIN:VEVENT\r\nUID:calendar-event-7@halolight\r\nDTSTAMP:20260130T090000Z\r\nDTSTART:20260131T120000Z\r\nDTEND:20260131T130000Z\r\nSUMMARY:Review\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  })
  async feed(@Request() request: HttpRequest, @Query() token?: FeedTokenText): Promise<Readable> {
    const events = await this.admitted(request, token);
    const response = responseTo(request);
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8').setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('Content-Disposition', 'inline; filename="calendar.ics"');
    return Readable.from(unhurried(calendarText(events, this.clock.now())), { objectMode: false });
  }

  /**
   * It opens the caller's calendar for reading and nothing else; an older one opens nothing any more. It ends with all sessions of the caller, as by
   * a new password or `POST /auth/logout-all`. A notification tells them that it was made.
   * @summary Makes the token that calendar programs read the feed with
   */
  @Post('feed-token')
  @Security('jwt', ['calendar:view'])
  @SuccessResponse(201, 'Created')
  async issue(@Request() request: AuthenticatedRequest): Promise<Success<FeedTokenBody>> {
    const token = await this.issueFeedToken.execute(request.actor);
    return ok({ token, url: absoluteUrl(request, `/api/calendar/feed.ics?token=${token}`) });
  }

  /**
   * Nothing reads the caller's calendar by a token any more, whether there was one or not. Takes no permission.
   * @summary Takes the token back that calendar programs read the feed with
   */
  @Delete('feed-token')
  @Security('jwt')
  async revoke(@Request() request: AuthenticatedRequest): Promise<Success<Deleted>> {
    await this.revokeFeedToken.execute(request.actor);
    return ok({ id: request.actor.userId });
  }

  private admitted({ actor }: HttpRequest, token: string | undefined): Promise<readonly EventRecord[]> {
    if (token !== undefined) return this.readFeed.byToken(token);
    if (!actor) throw unauthorized(false);
    return this.readFeed.of(actor);
  }
}
