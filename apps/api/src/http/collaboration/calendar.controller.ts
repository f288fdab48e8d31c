import type { CreateCalendarEvent, DeleteCalendarEvent, ReadCalendar, UpdateCalendarEvent } from '@halolight/application/collaboration';
import type { EventChanges } from '@halolight/domain/collaboration';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Query, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { calendarEventBody, shownEvent, toInstant, toSpan } from './calendar-event-body.js';
import type {
  CalendarEventBody,
  CalendarListQuery,
  CreateCalendarEventBody,
  Moment,
  PatchCalendarEventBody,
  ReplaceCalendarEventBody,
  RescheduleBody,
} from './calendar.contract.js';

const UNSAID = { description: null, location: null, type: 'event', timeZone: 'UTC', allDay: false, rrule: null, reminders: [] };

/** Events; everybody sees their own and those they are invited to, and holders of `calendar:*` see all. */
@Route('calendar/events')
@Tags('Calendar')
export class CalendarController {
  constructor(
    private readonly readCalendar: ReadCalendar,
    private readonly createEvent: CreateCalendarEvent,
    private readonly updateEvent: UpdateCalendarEvent,
    private readonly deleteEvent: DeleteCalendarEvent,
  ) {}

  /**
   * With `from` or `to` an event that recurs comes as its occurrences in that time, without both as a whole.
   * @summary Lists what is in the caller's calendar
   */
  @Get()
  @Security('jwt', ['calendar:view'])
  async list(@Request() { actor }: AuthenticatedRequest, @Queries() query: CalendarListQuery): Promise<Success<Paged<CalendarEventBody>>> {
    const { type, userId } = query;
    return pageOf(await this.readCalendar.list({ actor, userId, type, ...toSpan(query), request: toPageRequest(query) }), calendarEventBody);
  }

  /** @summary Shows an event, or one occurrence of it */
  @Get('{id}')
  @Security('jwt', ['calendar:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id, @Query() occurrence?: Moment): Promise<Success<CalendarEventBody>> {
    return this.show(request, id, occurrence);
  }

  /** @summary Puts an event into the caller's calendar */
  @Post()
  @Security('jwt', ['calendar:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateCalendarEventBody): Promise<Success<CalendarEventBody>> {
    const { userIds = [], ...draft } = body;
    const id = await this.createEvent.execute({ actor: request.actor, draft: { ...UNSAID, ...draft }, userIds });
    return this.show(request, id);
  }

  /**
   * For its owner. What is left out becomes what it is in a new event. When the event is at other times than before, what was said
   * of single occurrences moves with them; it is forgotten of those that are not there any more.
   * @summary Replaces an event
   */
  @Put('{id}')
  @Security('jwt', ['calendar:update'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: ReplaceCalendarEventBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<CalendarEventBody>> {
    return this.change(request, id, { ...UNSAID, ...body }, undefined, ifMatch);
  }

  /**
   * For its owner; with `occurrence` that one alone. When the event is at other times than before, what was said of single occurrences moves
   * with them; it is forgotten of those that are not there any more.
   * @summary Changes fields of an event, or of one occurrence
   */
  @Patch('{id}')
  @Security('jwt', ['calendar:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchCalendarEventBody,
    @Query() occurrence?: Moment,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<CalendarEventBody>> {
    return this.change(request, id, body, occurrence, ifMatch);
  }

  /**
   * For its owner; with `occurrence` that one alone.
   * @summary Moves an event, or one occurrence, to another time
   */
  @Patch('{id}/reschedule')
  @Security('jwt', ['calendar:update'])
  async reschedule(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: RescheduleBody,
    @Query() occurrence?: Moment,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<CalendarEventBody>> {
    return this.change(request, id, body, occurrence, ifMatch);
  }

  /**
   * For its owner; with `occurrence` that one alone is cancelled.
   * @summary Deletes an event, or cancels one occurrence
   */
  @Delete('{id}')
  @Security('jwt', ['calendar:delete'])
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Query() occurrence?: Moment,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    const occurrenceStart = toInstant(occurrence, 'occurrence');
    await this.deleteEvent.execute({ actor: request.actor, eventId: id, occurrenceStart, expectedVersions: expectedVersions(ifMatch) });
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    eventId: number,
    changes: EventChanges,
    occurrence: Moment | undefined,
    ifMatch: IfMatch | undefined,
  ): Promise<Success<CalendarEventBody>> {
    const occurrenceStart = toInstant(occurrence, 'occurrence');
    await this.updateEvent.execute({ actor: request.actor, eventId, changes, occurrenceStart, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, eventId, occurrence);
  }

  private async show(request: AuthenticatedRequest, eventId: number, occurrence?: Moment): Promise<Success<CalendarEventBody>> {
    return shownEvent(request, await this.readCalendar.event(request.actor, eventId, toInstant(occurrence, 'occurrence')));
  }
}
