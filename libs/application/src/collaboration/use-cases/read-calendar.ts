import { assertMayReadCalendar, assertMaySeeEvent, calendarRange, occurrenceAt, occurrencesIn, type Span } from '@halolight/domain/collaboration';
import { InvalidInputError, NotFoundError, type Page, type PageRequest } from '@halolight/domain/kernel';
import { FairWork, type Actor, type EventLoop } from '../../kernel/index.js';
import type { CalendarDirectory, CalendarFilter, EventRecord } from '../queries/calendar-directory.js';
import { eventView, occurrenceView, type OccurrenceView } from '../queries/occurrence-view.js';
import { pageOfOccurrences, type FoundOccurrence } from './page-of-occurrences.js';

/** What is looked through for one answer, at most. */
const MAX_EVENTS = 2_000;
const MAX_OCCURRENCES = 10_000;
/** How much is worked out before others have their turn, a few milliseconds: an occurrence is one, and to look for those of an event as much as fifty. */
const WORK_OF_A_TURN = 1_000;
const WORK_OF_AN_EVENT = 50;

export interface ListCalendarQuery extends CalendarFilter {
  readonly actor: Actor;
  /** Whose calendar; the actor's own when left out. */
  readonly userId?: number | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly request: PageRequest;
}

/** Shows calendars and what is in them. */
export class ReadCalendar {
  constructor(
    private readonly directory: CalendarDirectory,
    private readonly eventLoop: EventLoop,
  ) {}

  /** @param occurrenceStart shows that one occurrence @throws NotFoundError */
  async event(actor: Actor, eventId: number, occurrenceStart?: Date): Promise<OccurrenceView> {
    const event = await this.directory.byId(eventId);
    if (!event) throw new NotFoundError('Event');
    const attendees = (await this.directory.attendeesOf([eventId])).get(eventId) ?? [];
    assertMaySeeEvent(actor, { ownerId: event.ownerId, isInvited: attendees.some(({ userId }) => userId === actor.userId) });
    if (!occurrenceStart) return eventView(event, attendees);
    const occurrence = occurrenceAt(event, occurrenceStart);
    if (!occurrence) throw new NotFoundError('Occurrence');
    return occurrenceView(event, occurrence, attendees);
  }

  /** With a range the occurrences that overlap it, without one the events themselves. @throws InvalidInputError, ForbiddenError */
  async list({ actor, userId = actor.userId, from, to, request, ...filter }: ListCalendarQuery): Promise<Page<OccurrenceView>> {
    assertMayReadCalendar(actor, userId);
    const range = calendarRange(from, to);
    if (!range) return this.withAttendees(await this.directory.page(userId, request, filter), (event) => event, eventView);
    const found = (await this.occurrencesIn(userId, range)).filter(isWanted(request.search, filter));
    const view = ({ event, occurrence }: FoundOccurrence, attendees: OccurrenceView['attendees']) => occurrenceView(event, occurrence, attendees);
    return this.withAttendees(pageOfOccurrences(found, request), ({ event }) => event, view);
  }

  /** What is in somebody's calendar and overlaps the range, in order. @throws InvalidInputError naming `to` when that is too much */
  async occurrencesIn(userId: number, range: Span): Promise<FoundOccurrence[]> {
    const events = await this.directory.reachingInto(userId, range, MAX_EVENTS + 1);
    if (events.length > MAX_EVENTS) throw tooMuch();
    const found: FoundOccurrence[] = [];
    const work = new FairWork(this.eventLoop, WORK_OF_A_TURN);
    for (const event of events) {
      for (const occurrence of occurrencesIn(event, range)) {
        if (found.push({ event, occurrence }) > MAX_OCCURRENCES) throw tooMuch();
        await work.did(1);
      }
      await work.did(WORK_OF_AN_EVENT);
    }
    return found.sort((one, other) => one.occurrence.start.getTime() - other.occurrence.start.getTime() || one.event.id - other.event.id);
  }

  private async withAttendees<Row>(
    page: Page<Row>,
    eventOf: (row: Row) => EventRecord,
    view: (row: Row, attendees: OccurrenceView['attendees']) => OccurrenceView,
  ): Promise<Page<OccurrenceView>> {
    const attendees = await this.directory.attendeesOf([...new Set(page.items.map((row) => eventOf(row).id))]);
    return { ...page, items: page.items.map((row) => view(row, attendees.get(eventOf(row).id) ?? [])) };
  }
}

function tooMuch(): InvalidInputError {
  return InvalidInputError.of('to', 'There is too much in the calendar from then until then; ask for a shorter time');
}

function isWanted(search: string | undefined, { type }: CalendarFilter): (found: FoundOccurrence) => boolean {
  const part = search?.toLowerCase();
  return ({ occurrence }) => {
    if (type !== undefined && occurrence.type !== type) return false;
    if (part === undefined) return true;
    return [occurrence.title, occurrence.description, occurrence.location].some((text) => text?.toLowerCase().includes(part));
  };
}
