import { isTimeZone, NotFoundError } from '@halolight/domain/kernel';
import type { CalendarEventBody } from '../../collaboration/calendar.contract.js';
import { CalendarController } from '../../collaboration/calendar.controller.js';
import { validationError } from '../../edge-errors.js';
import { carried } from '../carried.js';
import { idOf, picked, type ClientFields } from '../client-fields.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import type { Translation } from '../translated-request.js';
import { dayOf, onDay, wholeDay } from './event-day.js';
import { typeOfWord, wordOfType } from './event-words.js';
import { nearestOccurrences } from './nearest-occurrences.js';
import { occurrenceId, readOccurrenceId } from './occurrence-id.js';

const list = [CalendarController, 'list'] as const;
const create = [CalendarController, 'create'] as const;
const get = [CalendarController, 'get'] as const;
const patch = [CalendarController, 'patch'] as const;
const remove = [CalendarController, 'delete'] as const;
const FIELDS = ['title', 'description', 'location', 'start', 'end', 'timeZone', 'allDay', 'rrule', 'reminders'];

/** Events and occurrences, each under a number of its own, by which it is shown, changed and deleted alone. */
export const calendarRoutes: readonly MountRoute[] = [
  mountRoute('get', '/calendar/events', list, async (call) => {
    const events = await nearestOccurrences(call);
    return carried({ list: events.map((event) => eventRow(event)), total: events.length });
  }),
  mountRoute('post', '/calendar/events', create, async (call) => carried(eventRow((await call.decided(create, { body: newEvent(call.body) })).data))),
  mountRoute('get', '/calendar/events/:id', get, async (call) => carried(eventRow((await call.decided(get, await meant(call))).data))),
  mountRoute('put', '/calendar/events/:id', patch, change),
  mountRoute('patch', '/calendar/events/:id', patch, change),
  mountRoute('delete', '/calendar/events/:id', remove, async (call) => {
    await call.decided(remove, await meant(call));
    return carried({ id: Number(call.params['id']) });
  }),
];

/** On the day on which it begins where it takes place. */
function eventRow(event: CalendarEventBody): object {
  return { id: occurrenceId(event), title: event.title, date: dayOf(event.start, event.timeZone), type: wordOfType(event.type) };
}

/** What is sent, and nothing else. */
async function change(call: MountCall): Promise<object> {
  const where = await meant(call);
  const { date, type } = call.body;
  const fields = picked(call.body, FIELDS);
  if (date === undefined && type === undefined) return carried(eventRow((await call.decided(patch, { ...where, body: fields })).data));
  const { data } = await call.further(get, where);
  const times = date === undefined || date === dayOf(data.start, data.timeZone) ? {} : timesOf(call.body, () => onDay(date, data));
  const body = { ...fields, ...times, ...(type === undefined ? {} : { type: typeOfWord(type, data.type) }) };
  return carried(eventRow((await call.decided(patch, { ...where, body })).data));
}

/** Without times of its own it takes all of its day. */
function newEvent(body: ClientFields): object {
  const { date, type, timeZone } = body;
  const zone = typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : 'UTC';
  const times = date === undefined ? {} : { allDay: true, ...timesOf(body, () => wholeDay(date, zone)) };
  return { ...times, ...picked(body, FIELDS), ...(type === undefined ? {} : { type: typeOfWord(type) }) };
}

/** @throws HttpError 400 naming `date` where there are times beside it */
function timesOf({ start, end }: ClientFields, ofDay: () => { start: Date; end: Date }): object {
  if (start !== undefined || end !== undefined) throw validationError([{ field: 'date', message: 'cannot be given beside start and end' }]);
  const times = ofDay();
  return { start: times.start.toISOString(), end: times.end.toISOString() };
}

/** The event or the occurrence that the number in the path stands for. @throws NotFoundError */
async function meant(call: MountCall): Promise<Translation> {
  const id = idOf(call.params['id']);
  if (typeof id !== 'number') return { params: call.params };
  const { eventId, occurrenceStarts } = readOccurrenceId(id, Date.now());
  const params = { id: String(eventId) };
  if (occurrenceStarts.length === 0) return { params };
  const { start } = (await call.further(get, { params })).data;
  for (const second of occurrenceStarts) {
    const query = { occurrence: new Date(second + start.getUTCMilliseconds()).toISOString() };
    if (await isThere(call, { params, query })) return { params, query };
  }
  throw new NotFoundError('Occurrence');
}

async function isThere(call: MountCall, occurrence: Translation): Promise<boolean> {
  try {
    await call.further(get, occurrence);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}
