import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

const UNKNOWN_ID = 2_000_000_000;
const EVENTS = '/api/calendar/events';
const HOUR = { title: 'Planning', start: '2026-01-05T08:00:00.000Z', end: '2026-01-05T09:00:00.000Z' };
const WEEKLY = { ...HOUR, title: 'Weekly', timeZone: 'Europe/Berlin', rrule: 'FREQ=WEEKLY;BYDAY=MO' };

let house: Installation;
let owner: Member;
let guest: Member;
let stranger: Member;
beforeAll(async () => {
  house = await Installation.start();
  [owner, guest, stranger] = [await house.member('user'), await house.member('user'), await house.member('user')];
});
afterAll(() => house?.stop());

const make = async (body: object = {}, by = owner): Promise<Json> => {
  const { status, text, body: answer } = await by.client.post(EVENTS, { ...HOUR, ...body });
  if (status !== 201) throw new Error(text);
  return answer.data;
};
/** The starts of an owner's occurrences in a range. */
const startsOf = async (member: Member, from: string, to: string, more = ''): Promise<string[]> => {
  const { body } = await member.client.get(`${EVENTS}?from=${from}&to=${to}&pageSize=100${more}`);
  return body.data.items.map(({ start }: Json) => start);
};
const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('POST /api/calendar/events', () => {
  it('puts an event into the calendar of its maker, and answers with it', async () => {
    const { status, headers, body } = await owner.client.post(EVENTS, {
      ...HOUR, title: ' Planning ', description: 'Figures', location: 'Room 1', type: 'meeting', timeZone: 'Europe/Berlin', reminders: [15, 60, 15],
    });
    expect(status).toBe(201);
    expect(body.data).toEqual({
      ...HOUR, id: expect.any(Number), description: 'Figures', location: 'Room 1', type: 'meeting', timeZone: 'Europe/Berlin', allDay: false, rrule: null,
      reminders: [60, 15], attendees: [], ownerId: owner.id, createdAt: at, updatedAt: at, occurrenceStart: null,
    });
    expect(headers.get('etag')).toMatch(/^W\/"1-/);
    expect((await owner.client.get(`${EVENTS}/${body.data.id}`)).body).toEqual(body);
  });

  it('needs a title and times, and makes the rest up', async () => {
    expect(await make()).toMatchObject({ description: null, location: null, type: 'event', timeZone: 'UTC', allDay: false, rrule: null, reminders: [] });
    expectRefusal(await owner.client.post(EVENTS, {}), 400, 'VALIDATION_ERROR', ['title', 'start', 'end']);
  });

  it('invites who is named, and refuses who is nobody', async () => {
    const { attendees } = await make({ userIds: [guest.id, owner.id] });
    expect(attendees).toEqual([{ userId: guest.id, name: expect.any(String), status: 'PENDING' }]);
    expectRefusal(await owner.client.post(EVENTS, { ...HOUR, userIds: [UNKNOWN_ID] }), 400, 'VALIDATION_ERROR', ['userIds']);
  });

  it.each<[string, object, string[]]>([
    ['an end before its start', { end: HOUR.start }, ['end']],
    ['more than 366 days', { end: '2027-01-07T08:00:00Z' }, ['end']],
    ['a zone that there is not', { timeZone: 'Mars/Base' }, ['timeZone']],
    ['an offset for a zone', { timeZone: '+01:00' }, ['timeZone']],
    ['whole days that begin at eight', { allDay: true }, ['start', 'end']],
    ['midnights of another zone', { allDay: true, timeZone: 'Europe/Berlin', start: '2026-01-05T00:00:00Z', end: '2026-01-06T00:00:00Z' }, ['start', 'end']],
    ['a rule that is none', { rrule: 'every Monday' }, ['rrule']],
    ['a rule by the second', { rrule: 'FREQ=SECONDLY' }, ['rrule']],
    ['a rule by the minute', { rrule: 'FREQ=MINUTELY' }, ['rrule']],
    ['a rule of more than 96 times a day', { rrule: 'FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50' }, ['rrule']],
    ['a rule that never comes true', { rrule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30' }, ['rrule']],
    ['a rule without measure', { rrule: 'FREQ=DAILY;COUNT=1000000' }, ['rrule']],
    ['a reminder after the start', { reminders: [-5] }, ['reminders.0']],
    ['a field of its own', { colour: 'red' }, ['colour']],
    ['too long a title', { title: 'x'.repeat(201) }, ['title']],
    ['a start that is no time', { start: 'tomorrow' }, ['start']],
    ['times on days that there are not', { start: '2026-02-31T08:00:00Z', end: '2026-02-31T09:00:00Z' }, ['start', 'end']],
    ['times without an offset from UTC', { start: '2026-01-05T09:00:00', end: '2026-01-05', timeZone: 'Europe/Berlin' }, ['start', 'end']],
  ])('refuses %s', async (_what, body, fields) => {
    const answer = await owner.client.post(EVENTS, { ...HOUR, ...body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.map(({ field }: Json) => field).sort()).toEqual(fields.sort());
  });
});

describe('GET /api/calendar/events', () => {
  it('lists what overlaps from and to, and not what only touches them', async () => {
    const member = await house.member('user');
    await make({}, member);
    expect(await startsOf(member, '2026-01-05T08:59:59Z', '2026-01-06')).toEqual([HOUR.start]);
    expect(await startsOf(member, '2026-01-05T09:00:00Z', '2026-01-06')).toEqual([]);
    expect(await startsOf(member, '2026-01-05', '2026-01-05T08:00:00Z')).toEqual([]);
    expect(await startsOf(member, '2026-01-05', '2026-01-05T08:00:00.001Z')).toEqual([HOUR.start]);
  });

  it('lists an event that recurs as its occurrences, at nine in Berlin whatever its clocks do', async () => {
    const member = await house.member('user');
    const { id } = await make({ ...WEEKLY, reminders: [10] }, member);
    const { body } = await member.client.get(`${EVENTS}?from=2026-03-20&to=2026-04-04`);
    expect(body.data).toMatchObject({ total: 2, page: 1, pageSize: 10, totalPages: 1, nextCursor: null });
    expect(body.data.items).toEqual([
      expect.objectContaining({ id, start: '2026-03-23T08:00:00.000Z', end: '2026-03-23T09:00:00.000Z', occurrenceStart: '2026-03-23T08:00:00.000Z' }),
      expect.objectContaining({ id, start: '2026-03-30T07:00:00.000Z', end: '2026-03-30T08:00:00.000Z', occurrenceStart: '2026-03-30T07:00:00.000Z', reminders: [10] }),
    ]);
  });

  it.each([
    ['its start and what the rule describes', { rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' }, ['2026-01-05T08:00', '2026-01-06T08:00', '2026-01-13T08:00']],
    ['several times of a day', { rrule: 'FREQ=HOURLY;INTERVAL=6;COUNT=3' }, ['2026-01-05T08:00', '2026-01-05T14:00', '2026-01-05T20:00']],
    ['a day of the year and a week', { rrule: 'FREQ=YEARLY;BYYEARDAY=5;BYWEEKNO=2;BYHOUR=8,9' }, ['2026-01-05T08:00', '2026-01-05T09:00']],
    [
      'its start in the second of two like hours',
      { start: '2026-10-25T01:30:00Z', end: '2026-10-25T02:00:00Z', timeZone: 'Europe/Berlin', rrule: 'FREQ=DAILY;COUNT=2' },
      ['2026-10-25T01:30', '2026-10-26T01:30'],
    ],
    [
      'whole days from midnight, where that is left out of the first',
      { allDay: true, timeZone: 'America/Santiago', start: '2026-09-06T04:00:00Z', end: '2026-09-07T03:00:00Z', rrule: 'FREQ=DAILY;COUNT=2' },
      ['2026-09-06T04:00', '2026-09-07T03:00'],
    ],
  ])('lists %s', async (_what, body, expected) => {
    const member = await house.member('user');
    const { id } = await make(body, member);
    expect((await startsOf(member, '2026-01-01', '2026-12-31')).map((start) => start.slice(0, 16))).toEqual(expected);
    expect((await member.client.get(`${EVENTS}/${id}?occurrence=${expected[0]}:00Z`)).status).toBe(200);
  });

  it('ends a rule with COUNT and UNTIL', async () => {
    const member = await house.member('user');
    await make({ rrule: 'FREQ=DAILY;COUNT=3' }, member);
    const dayAfter = { start: '2026-02-01T08:00:00Z', end: '2026-02-01T09:00:00Z', timeZone: 'Europe/Berlin' };
    expect(await make({ ...dayAfter, rrule: 'FREQ=DAILY;UNTIL=20260203' }, member)).toMatchObject({ rrule: 'FREQ=DAILY;UNTIL=20260203T225959Z' });
    expect((await startsOf(member, '2026-01-01', '2026-06-01')).map((start) => start.slice(5, 10))).toEqual(['01-05', '01-06', '01-07', '02-01', '02-02', '02-03']);
  });

  it('pages by number and cursor, forwards and backwards', async () => {
    const member = await house.member('user');
    await make({ rrule: 'FREQ=DAILY;COUNT=5' }, member);
    const all = await startsOf(member, '2026-01-01', '2026-02-01');
    expect(await startsOf(member, '2026-01-01', '2026-02-01', '&sort=-start')).toEqual([...all].reverse());
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await member.client.get(`${EVENTS}?from=2026-01-01&to=2026-02-01&pageSize=2&count=none${cursor}`);
      expect(body.data.total).toBeNull();
      seen.push(...body.data.items.map(({ start }: Json) => start));
      cursor = body.data.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.data.nextCursor)}`;
    } while (cursor !== '');
    expect(seen).toEqual(all);
    expect((await member.client.get(`${EVENTS}?from=2026-01-01&to=2026-02-01&pageSize=2&page=3`)).body.data.items).toHaveLength(1);
    for (const query of ['sort=title', 'cursor=x']) {
      expectRefusal(await member.client.get(`${EVENTS}?from=2026-01-01&to=2026-02-01&${query}`), 400, 'VALIDATION_ERROR', [query.split('=')[0] ?? '']);
      expectRefusal(await member.client.get(`${EVENTS}?${query}`), 400, 'VALIDATION_ERROR', [query.split('=')[0] ?? '']);
    }
  });

  it('lists the events themselves where no time is asked for', async () => {
    const member = await house.member('user');
    const [weekly, once] = [await make(WEEKLY, member), await make({ start: '2025-12-01T08:00:00Z', end: '2025-12-01T09:00:00Z' }, member)];
    const { items, total } = (await member.client.get(EVENTS)).body.data;
    expect(items.map(({ id, occurrenceStart }: Json) => [id, occurrenceStart])).toEqual([[once.id, null], [weekly.id, null]]);
    expect(total).toBe(2);
  });

  it('filters by type and searches, also what was changed of one occurrence', async () => {
    const member = await house.member('user');
    const { id } = await make({ rrule: 'FREQ=DAILY;COUNT=3', type: 'meeting' }, member);
    await member.client.patch(`${EVENTS}/${id}?occurrence=2026-01-06T08:00:00Z`, { location: 'The Attic', type: 'party' });
    expect(await startsOf(member, '2026-01-01', '2026-02-01', '&type=party')).toEqual(['2026-01-06T08:00:00.000Z']);
    expect(await startsOf(member, '2026-01-01', '2026-02-01', '&search=ATTIC')).toEqual(['2026-01-06T08:00:00.000Z']);
    expect((await member.client.get(`${EVENTS}?type=meeting&search=PLAN`)).body.data.total).toBe(1);
    expect((await member.client.get(`${EVENTS}?search=attic`)).body.data.total).toBe(0);
  });

  it.each([
    ['from=2026-01-01&to=2027-01-03', ['to']],
    ['from=2026-01-02&to=2026-01-01', ['to']],
    ['from=2026-02-30T99:00:00Z', ['from']],
    ['from=2026-02-31&to=2026-12-31', ['from']],
    ['from=2026-02-30T09:00:00Z&to=2026-06-31', ['from', 'to']],
    ['from=2026-02-28T24:00:00Z', ['from']],
    ['from=yesterday', ['from']],
    ['from=2026-01-05T09:00:00&to=2026-01-06T09:00', ['from', 'to']],
    ['from=1800-01-01', ['from']],
    ['until=2026-01-01', ['until']],
  ])('refuses %s', async (query, fields) => {
    expectRefusal(await owner.client.get(`${EVENTS}?${query}`), 400, 'VALIDATION_ERROR', fields);
  });

  it('shows holders of calendar:* the calendar of anybody, and nobody else', async () => {
    const member = await house.member('user');
    const { id } = await make({}, member);
    const admin = await house.demo('admin');
    expect((await admin.get(`${EVENTS}?userId=${member.id}`)).body.data.items).toEqual([expect.objectContaining({ id })]);
    expect((await admin.get(`${EVENTS}/${id}`)).status).toBe(200);
    expectRefusal(await stranger.client.get(`${EVENTS}?userId=${member.id}`), 403, 'FORBIDDEN');
    expect((await stranger.client.get(`${EVENTS}?userId=${stranger.id}`)).status).toBe(200);
  });
});

describe('PUT and PATCH /api/calendar/events/:id', () => {
  it('PATCH changes what is sent, PUT replaces all', async () => {
    const { id } = await make({ description: 'Figures', reminders: [5], type: 'meeting' });
    expect((await owner.client.patch(`${EVENTS}/${id}`, { title: 'Review', description: null })).body.data).toMatchObject({
      title: 'Review', description: null, reminders: [5], type: 'meeting',
    });
    expect((await owner.client.put(`${EVENTS}/${id}`, HOUR)).body.data).toMatchObject({ ...HOUR, reminders: [], type: 'event' });
    expectRefusal(await owner.client.put(`${EVENTS}/${id}`, { title: 'Only' }), 400, 'VALIDATION_ERROR', ['start', 'end']);
    expectRefusal(await owner.client.patch(`${EVENTS}/${id}`, { start: HOUR.end }), 400, 'VALIDATION_ERROR', ['end']);
  });

  it('heeds If-Match, and answers 304 to who has it already', async () => {
    const { id } = await make();
    const { headers } = await owner.client.get(`${EVENTS}/${id}`);
    const etag = headers.get('etag') ?? '';
    expect((await owner.client.get(`${EVENTS}/${id}`, { 'If-None-Match': etag })).status).toBe(304);
    expect((await owner.client.patch(`${EVENTS}/${id}`, { title: 'Review' }, { 'If-Match': etag })).status).toBe(200);
    expectRefusal(await owner.client.patch(`${EVENTS}/${id}`, { title: 'Again' }, { 'If-Match': etag }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await owner.client.delete(`${EVENTS}/${id}`, { 'If-Match': etag }), 412, 'PRECONDITION_FAILED');
  });

  it('changes one occurrence and leaves the others alone', async () => {
    const member = await house.member('user');
    const { id } = await make(WEEKLY, member);
    const path = `${EVENTS}/${id}?occurrence=2026-01-12T08:00:00Z`;
    const { status, body } = await member.client.patch(path, { title: 'Special', start: '2026-01-13T10:00:00Z', end: '2026-01-13T12:00:00Z' });
    expect([status, body.data]).toEqual([
      200, expect.objectContaining({ id, title: 'Special', start: '2026-01-13T10:00:00.000Z', occurrenceStart: '2026-01-12T08:00:00.000Z' }),
    ]);
    expect((await member.client.get(path)).body.data).toEqual(body.data);
    const { items } = (await member.client.get(`${EVENTS}?from=2026-01-05&to=2026-01-20`)).body.data;
    expect(items.map(({ title, start }: Json) => [title, start])).toEqual([
      ['Weekly', '2026-01-05T08:00:00.000Z'], ['Special', '2026-01-13T10:00:00.000Z'], ['Weekly', '2026-01-19T08:00:00.000Z'],
    ]);
    expectRefusal(await member.client.patch(path, { rrule: null, allDay: true, timeZone: 'UTC' }), 400, 'VALIDATION_ERROR', ['rrule', 'allDay', 'timeZone']);
    expectRefusal(await member.client.patch(`${EVENTS}/${id}?occurrence=2026-01-13T08:00:00Z`, { title: 'X' }), 404, 'NOT_FOUND');
    expectRefusal(await member.client.patch(`${EVENTS}/${(await make({}, member)).id}?occurrence=${HOUR.start}`, { title: 'X' }), 400, 'VALIDATION_ERROR', ['occurrence']);
  });

  it('finds an occurrence that was moved out of the series', async () => {
    const member = await house.member('user');
    const { id } = await make({ rrule: 'FREQ=DAILY;COUNT=2' }, member);
    await member.client.patch(`${EVENTS}/${id}/reschedule?occurrence=2026-01-06T08:00:00Z`, { start: '2026-06-01T08:00:00Z', end: '2026-06-01T09:00:00Z' });
    expect(await startsOf(member, '2026-05-30', '2026-06-02')).toEqual(['2026-06-01T08:00:00.000Z']);
    expect(await startsOf(member, '2026-01-01', '2026-02-01')).toEqual([HOUR.start]);
  });

  it('reschedules the whole event, and an occurrence that was cancelled stays so', async () => {
    const member = await house.member('user');
    const { id } = await make(WEEKLY, member);
    await member.client.delete(`${EVENTS}/${id}?occurrence=2026-01-12T08:00:00Z`);
    const { status, body } = await member.client.patch(`${EVENTS}/${id}/reschedule`, { start: '2026-01-05T10:00:00Z', end: '2026-01-05T10:30:00Z' });
    expect([status, body.data]).toEqual([200, expect.objectContaining({ start: '2026-01-05T10:00:00.000Z', end: '2026-01-05T10:30:00.000Z', occurrenceStart: null })]);
    expect(await startsOf(member, '2026-01-05', '2026-01-20')).toEqual(['2026-01-05T10:00:00.000Z', '2026-01-19T10:00:00.000Z']);
    expectRefusal(await member.client.patch(`${EVENTS}/${id}/reschedule`, { start: HOUR.start }), 400, 'VALIDATION_ERROR', ['end']);
    await member.client.patch(`${EVENTS}/${id}/reschedule`, { start: '2026-01-06T10:00:00Z', end: '2026-01-06T11:00:00Z' });
    expect(await startsOf(member, '2026-01-05', '2026-01-20')).toEqual(['2026-01-06T10:00:00.000Z', '2026-01-12T10:00:00.000Z', '2026-01-19T10:00:00.000Z']);
  });
});

describe('DELETE /api/calendar/events/:id', () => {
  it('deletes an event', async () => {
    const { id } = await make();
    expect((await owner.client.delete(`${EVENTS}/${id}`)).body).toEqual({ success: true, data: { id } });
    expectRefusal(await owner.client.get(`${EVENTS}/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await owner.client.delete(`${EVENTS}/${id}`), 404, 'NOT_FOUND');
  });

  it('cancels one occurrence', async () => {
    const member = await house.member('user');
    const { id } = await make(WEEKLY, member);
    const path = `${EVENTS}/${id}?occurrence=2026-01-12T08:00:00Z`;
    expect((await member.client.delete(path)).body.data).toEqual({ id });
    expect(await startsOf(member, '2026-01-05', '2026-01-20')).toEqual(['2026-01-05T08:00:00.000Z', '2026-01-19T08:00:00.000Z']);
    expectRefusal(await member.client.get(path), 404, 'NOT_FOUND');
    expectRefusal(await member.client.delete(path), 404, 'NOT_FOUND');
  });
});

describe('attendees', () => {
  it('see the event, answer for themselves, and change nothing', async () => {
    const { id } = await make();
    const path = `${EVENTS}/${id}`;
    expectRefusal(await guest.client.get(path), 404, 'NOT_FOUND');
    const { status, body } = await owner.client.post(`${path}/attendees`, { userIds: [guest.id, owner.id, guest.id] });
    expect([status, body.data.attendees]).toEqual([200, [{ userId: guest.id, name: expect.any(String), status: 'PENDING' }]]);
    expect((await guest.client.get(path)).status).toBe(200);
    expect((await guest.client.get(`${EVENTS}?from=2026-01-05&to=2026-01-06&pageSize=100`)).body.data.items.map((event: Json) => event.id)).toContain(id);

    const answered = await guest.client.put(`${path}/rsvp`, { status: 'ACCEPTED' });
    expect([answered.status, answered.body.data.attendees[0].status]).toEqual([200, 'ACCEPTED']);
    await owner.client.post(`${path}/attendees`, { userIds: [guest.id] });
    expect((await owner.client.get(path)).body.data.attendees[0].status).toBe('ACCEPTED');
    expectRefusal(await guest.client.put(`${path}/rsvp`, { status: 'MAYBE' }), 400, 'VALIDATION_ERROR', ['status']);

    for (const change of [{ title: 'X' }]) expectRefusal(await guest.client.patch(path, change), 403, 'FORBIDDEN');
    expectRefusal(await guest.client.delete(path), 403, 'FORBIDDEN');
    expectRefusal(await guest.client.post(`${path}/attendees`, { userIds: [stranger.id] }), 403, 'FORBIDDEN');
    expectRefusal(await owner.client.put(`${path}/rsvp`, { status: 'ACCEPTED' }), 403, 'FORBIDDEN');
    expectRefusal(await stranger.client.put(`${path}/rsvp`, { status: 'ACCEPTED' }), 404, 'NOT_FOUND');
  });

  it('are told of in ETags, and keep the version as it is', async () => {
    const { id } = await make({ userIds: [guest.id] });
    const before = (await owner.client.get(`${EVENTS}/${id}`)).headers.get('etag') ?? '';
    await guest.client.put(`${EVENTS}/${id}/rsvp`, { status: 'DECLINED' });
    expect((await owner.client.get(`${EVENTS}/${id}`)).headers.get('etag')).not.toBe(before);
    expect((await owner.client.patch(`${EVENTS}/${id}`, { title: 'Still mine' }, { 'If-Match': before })).status).toBe(200);
  });

  it('are uninvited, after which there is nothing to see', async () => {
    const { id } = await make({ userIds: [guest.id] });
    const removed = await owner.client.delete(`${EVENTS}/${id}/attendees/${guest.id}`);
    expect([removed.status, removed.body.data.attendees]).toEqual([200, []]);
    expectRefusal(await guest.client.get(`${EVENTS}/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await owner.client.delete(`${EVENTS}/${id}/attendees/${guest.id}`), 404, 'NOT_FOUND');
  });

  it('are people who exist', async () => {
    const { id } = await make();
    expectRefusal(await owner.client.post(`${EVENTS}/${id}/attendees`, { userIds: [UNKNOWN_ID] }), 400, 'VALIDATION_ERROR', ['userIds']);
    expectRefusal(await owner.client.post(`${EVENTS}/${id}/attendees`, { userIds: [] }), 400, 'VALIDATION_ERROR', ['userIds']);
  });
});

it('writes down what happens', async () => {
  const { id } = await make({ userIds: [guest.id] });
  await owner.client.patch(`${EVENTS}/${id}`, { title: 'Review' });
  await guest.client.put(`${EVENTS}/${id}/rsvp`, { status: 'TENTATIVE' });
  await owner.client.delete(`${EVENTS}/${id}`);
  const rows = await house.database.sql('activities').where({ subject_type: 'calendar_event', subject_id: id }).orderBy('id').select('type', 'actor_id', 'data');
  expect(rows).toEqual([
    { type: 'calendar.event_created', actor_id: owner.id, data: {} },
    { type: 'calendar.invited', actor_id: owner.id, data: { userIds: [guest.id] } },
    { type: 'calendar.event_updated', actor_id: owner.id, data: {} },
    { type: 'calendar.rsvp', actor_id: guest.id, data: { status: 'TENTATIVE' } },
    { type: 'calendar.event_deleted', actor_id: owner.id, data: {} },
  ]);
});

it('is on the dashboard of the day, also for who is invited, unless they decline', async () => {
  const [host, invited] = [await house.member('user'), await house.member('user')];
  const today = new Date().toISOString().slice(0, 10);
  const { id } = await make({ start: `${today}T00:00:00.000Z`, end: `${today}T23:59:00.000Z`, userIds: [invited.id] }, host);
  await make({ rrule: 'FREQ=YEARLY', start: '2001-01-01T00:00:00Z', end: '2001-12-31T00:00:00Z' }, host);
  for (const member of [host, invited]) {
    const { status, body } = await member.client.get('/api/dashboard/calendar?tz=UTC');
    expect([status, body.data.filter((event: Json) => event.id === id)]).toEqual([200, [expect.objectContaining({ title: 'Planning', start: `${today}T00:00:00.000Z` })]]);
  }
  await invited.client.put(`${EVENTS}/${id}/rsvp`, { status: 'DECLINED' });
  expect((await invited.client.get('/api/dashboard/calendar?tz=UTC')).body.data).toEqual([]);
});

it('answers the most distant times without a stumble', async () => {
  const { id } = await make(WEEKLY);
  for (const moment of ['0000-01-01', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2399-12-31T23:59:59.999999999Z']) {
    expectRefusal(await owner.client.get(`${EVENTS}/${id}?occurrence=${moment}`), 404, 'NOT_FOUND');
    expectRefusal(await owner.client.delete(`${EVENTS}/${id}?occurrence=${moment}`), 404, 'NOT_FOUND');
  }
  expect((await owner.client.get(`${EVENTS}?from=2399-01-01&to=2400-01-01`)).status).toBe(200);
  expect((await owner.client.get(`${EVENTS}?from=1900-01-01`)).status).toBe(200);
  expect((await make({ start: '2399-12-31T00:00:00Z', end: '2400-01-01T00:00:00Z', rrule: 'FREQ=DAILY;COUNT=1000' })).rrule).toBe('FREQ=DAILY;COUNT=1000');
});

it('gives the demo users something to look at today', async () => {
  const user = await house.demo('user');
  const [today, weekAgo] = [new Date(), new Date(Date.now() - 7 * 86_400_000)];
  const query = (from: Date) => `from=${from.toISOString()}&to=${new Date(from.getTime() + 14 * 86_400_000).toISOString()}&pageSize=100`;
  const titles = async (from: Date) => (await user.get(`${EVENTS}?${query(from)}`)).body.data.items.map(({ title }: Json) => title);
  expect(await titles(weekAgo)).toEqual(expect.arrayContaining(['Campaign kick-off', 'Weekly planning', 'Trade fair']));
  expect(await titles(today)).toEqual(expect.arrayContaining(['Weekly planning', 'Trade fair']));
});
