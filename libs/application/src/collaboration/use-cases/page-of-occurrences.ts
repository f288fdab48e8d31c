import { InvalidInputError, type Page, type PageRequest } from '@halolight/domain/kernel';
import type { Occurrence } from '@halolight/domain/collaboration';
import type { EventRecord } from '../queries/calendar-directory.js';

const SORTS = ['start', '-start'];
const CURSOR = /^(-?start)~(-?\d{1,15})~(\d{1,15})~(-?\d{1,15})$/;

/** An occurrence, and what it is one of. */
export interface FoundOccurrence {
  readonly event: EventRecord;
  readonly occurrence: Occurrence;
}

/** Its place in the order: no two occurrences have the same. */
type Place = readonly [start: number, eventId: number, occurrenceStart: number];

/** One page of occurrences, by start; the event's id breaks ties. @throws InvalidInputError naming `sort` or `cursor` */
export function pageOfOccurrences(found: readonly FoundOccurrence[], request: PageRequest): Page<FoundOccurrence> {
  const { page, pageSize, cursor } = request;
  const after = cursor === undefined ? null : readCursor(cursor);
  const sort = request.sort ?? after?.sort ?? 'start';
  if (!SORTS.includes(sort)) throw InvalidInputError.of('sort', 'Sort by start; write - before it for descending order');
  if (after && after.sort !== sort) throw InvalidInputError.of('cursor', `The cursor belongs to the order ${after.sort}`);
  const direction = sort === 'start' ? 1 : -1;
  const sorted = [...found].sort((one, other) => direction * compared(placeOf(one), placeOf(other)));
  const rest = after ? sorted.filter((row) => direction * compared(placeOf(row), after.place) > 0) : sorted.slice((page - 1) * pageSize);
  const items = rest.slice(0, pageSize);
  const last = items.at(-1);
  const total = request.count === 'exact' ? sorted.length : null;
  return {
    items,
    total,
    page: after ? null : page,
    pageSize,
    totalPages: total === null ? null : Math.ceil(total / pageSize),
    nextCursor: last && rest.length > items.length ? [sort, ...placeOf(last)].join('~') : null,
  };
}

function placeOf({ event, occurrence }: FoundOccurrence): Place {
  return [occurrence.start.getTime(), event.id, (occurrence.occurrenceStart ?? occurrence.start).getTime()];
}

function compared(one: Place, other: Place): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

function readCursor(text: string): { sort: string; place: Place } {
  const [, sort, start, eventId, occurrenceStart] = CURSOR.exec(text) ?? [];
  if (sort === undefined) throw InvalidInputError.of('cursor', 'The cursor is damaged; send nextCursor of the page before as it was');
  return { sort, place: [Number(start), Number(eventId), Number(occurrenceStart)] };
}
