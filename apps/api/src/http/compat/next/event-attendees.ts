import { CalendarAttendeesController } from '../../collaboration/calendar-attendees.controller.js';
import type { AttendeeBody, CalendarEventBody } from '../../collaboration/calendar.contract.js';
import { validationError } from '../../edge-errors.js';
import { UsersController } from '../../identity/users.controller.js';
import { clientFields, idOf, type ClientFields } from '../client-fields.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { retold } from '../retold.js';

const invite = [CalendarAttendeesController, 'invite'] as const;
const remove = [CalendarAttendeesController, 'remove'] as const;
const users = [UsersController, 'list'] as const;
const FIELDS = ['attendees', 'attendeeIds', 'userIds'];
/** Who answered perhaps has, in the front end's three words, not answered yet. */
const STATUSES: Readonly<Record<AttendeeBody['status'], string>> = { PENDING: 'pending', ACCEPTED: 'accepted', DECLINED: 'declined', TENTATIVE: 'pending' };

/** Who is invited, as the front end draws them. */
export function clientAttendee({ userId, name, status }: AttendeeBody): object {
  return { id: String(userId), userId: String(userId), name, avatar: null, status: STATUSES[status] };
}

/**
 * Whom an event is sent with: ids, e-mail addresses, or people as they were shown. Undefined where nobody is spoken of.
 * @throws HttpError 400 naming the one that is nobody
 */
export async function attendeesIn(call: MountCall): Promise<number[] | undefined> {
  const field = sentIn(call.body);
  if (field === undefined) return undefined;
  const sent = call.body[field];
  if (!Array.isArray(sent)) throw validationError([{ field, message: 'must be a list of ids or e-mail addresses' }]);
  const ids: number[] = [];
  for (const [at, one] of sent.entries()) ids.push(await attendeeId(call, `${field}[${at}]`, one));
  return [...new Set(ids)];
}

/** Asks people to an event; a refusal names them by the field in which they were sent. */
export function inviting<T>({ body }: MountCall, work: () => Promise<T>): Promise<T> {
  const sent = sentIn(body) ?? 'attendees';
  return retold(work, (faults) => faults.map(({ field, message }) => ({ field: field.replace(/^userIds/, sent), message })));
}

/** Invites those who are not invited yet, and takes the invitations of the others back. @returns the event as it is then */
export async function setAttendees(call: MountCall, event: CalendarEventBody, wanted: readonly number[]): Promise<CalendarEventBody> {
  const params = { id: String(event.id) };
  const invited = new Set(event.attendees.map(({ userId }) => userId));
  const added = wanted.filter((id) => !invited.has(id) && id !== event.ownerId);
  let shown = event;
  if (added.length > 0) shown = (await inviting(call, () => call.further(invite, { params, body: { userIds: added } }))).data;
  for (const id of invited) {
    if (!wanted.includes(id)) shown = (await call.further(remove, { params: { ...params, userId: String(id) } })).data;
  }
  return shown;
}

function sentIn(body: ClientFields): string | undefined {
  return FIELDS.find((name) => body[name] !== undefined && body[name] !== null);
}

async function attendeeId(call: MountCall, field: string, sent: unknown): Promise<number> {
  const { id, userId = id, email } = clientFields(sent);
  const known = idOf(userId ?? email ?? sent);
  if (typeof known === 'number') return known;
  if (typeof known !== 'string' || !known.includes('@')) throw validationError([{ field, message: 'must be the id or the e-mail address of an account' }]);
  return accountAt(call, field, known.trim().toLowerCase());
}

/** Whose an address is, for who may look at accounts. */
async function accountAt(call: MountCall, field: string, email: string): Promise<number> {
  if (!(await call.admits(users))) throw validationError([{ field, message: 'must be an id: you may not look for accounts by their e-mail addresses' }]);
  const found = await everyRow(call, (query) => call.further(users, { query: { ...query, search: email } }));
  const account = found.find((user) => user.email === email);
  if (!account) throw validationError([{ field, message: 'is the e-mail address of no account' }]);
  return account.id;
}
