import { CalendarAttendeesController } from '../../collaboration/calendar-attendees.controller.js';
import type { CalendarEventBody } from '../../collaboration/calendar.contract.js';
import { CalendarController } from '../../collaboration/calendar.controller.js';
import { batchDeletedEach } from '../batch-deleted.js';
import { carried } from '../carried.js';
import { picked, type ClientFields } from '../client-fields.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { textIds } from '../text-ids.js';
import { attendeesIn, clientAttendee, inviting, setAttendees } from './event-attendees.js';
import { everyOccurrence } from './every-occurrence.js';

const list = [CalendarController, 'list'] as const;
const create = [CalendarController, 'create'] as const;
const get = [CalendarController, 'get'] as const;
const patch = [CalendarController, 'patch'] as const;
const reschedule = [CalendarController, 'reschedule'] as const;
const remove = [CalendarController, 'delete'] as const;
const invite = [CalendarAttendeesController, 'invite'] as const;
const uninvite = [CalendarAttendeesController, 'remove'] as const;
const FIELDS = ['title', 'description', 'location', 'type', 'start', 'end', 'timeZone', 'allDay', 'rrule', 'reminders'];

/** Events as a bare array; what changes one carries a code. */
export const calendarRoutes: readonly MountRoute[] = [
  mountRoute('get', '/calendar/events', list, async (call) => (await everyOccurrence(call)).map((event) => clientEvent(event))),
  mountRoute('post', '/calendar/events', create, async (call) => {
    const userIds = await attendeesIn(call);
    const body = { ...eventOf(call.body), ...(userIds === undefined ? {} : { userIds }) };
    return carried(clientEvent((await inviting(call, () => call.decided(create, { body }))).data));
  }),
  mountRoute('post', '/calendar/events/batch-delete', remove, async (call) => {
    return carried(await batchDeletedEach(call, async (id) => void (await call.decided(remove, { params: { id: String(id) }, headers: { 'if-match': undefined } }))));
  }),
  mountRoute('get', '/calendar/events/:id', get, async (call) => carried(clientEvent((await call.decided(get, { params: call.params })).data))),
  mountRoute('put', '/calendar/events/:id', patch, change),
  mountRoute('patch', '/calendar/events/:id', patch, change),
  mountRoute('patch', '/calendar/events/:id/reschedule', reschedule, async (call) => {
    return carried(clientEvent((await call.decided(reschedule, { params: call.params, body: picked(call.body, ['start', 'end']) })).data));
  }),
  mountRoute('post', '/calendar/events/:id/attendees', invite, async (call) => {
    const userIds = await attendeesIn(call);
    return carried(clientEvent((await inviting(call, () => call.decided(invite, { params: call.params, body: { userIds } }))).data));
  }),
  mountRoute('delete', '/calendar/events/:id/attendees/:userId', uninvite, async (call) => {
    return carried(clientEvent((await call.decided(uninvite, { params: call.params })).data));
  }),
  mountRoute('delete', '/calendar/events/:id', remove, async (call) => carried(textIds((await call.decided(remove, { params: call.params })).data))),
];

/** What is sent, and who is invited, at once. */
async function change(call: MountCall): Promise<object> {
  const wanted = await attendeesIn(call);
  const event = await call.together(async () => {
    const { data } = await call.decided(patch, { params: call.params, body: eventOf(call.body) });
    return wanted === undefined ? data : setAttendees(call, data, wanted);
  });
  return carried(clientEvent(event));
}

function clientEvent(event: CalendarEventBody): object {
  return { ...textIds(event), attendees: event.attendees.map((attendee) => clientAttendee(attendee)) };
}

function eventOf(body: ClientFields): Record<string, unknown> {
  return picked(body, FIELDS);
}
