import type { SharedThing } from '../ports/notification-facts.js';
import type { NotificationView } from '../queries/notification-directory.js';
import { aboutMessage } from '@halolight/domain/collaboration';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { samplePageRequest } from '../../kernel/testing/index.js';
import type { NewCalendarEvent } from '../ports/calendar-repository.js';
import { FakeNotificationFacts, InMemoryCalendar, InMemoryCollaboration, sampleCalendarEvent } from '../testing/index.js';
import { Notifier } from './notifier.js';
import { NotifyOfCalendar, type CalendarNews } from './notify-of-calendar.js';
import { NotifyOfLink } from './notify-of-link.js';
import { NotifyOfMessage } from './notify-of-message.js';
import { NotifyOfSecurity } from './notify-of-security.js';
import { NotifyOfShare } from './notify-of-share.js';
import { NotifyOfSignIn } from './notify-of-sign-in.js';
import { WithdrawMessage } from './withdraw-message.js';
import { WithdrawUnseen } from './withdraw-unseen.js';

let store: InMemoryCollaboration;
let facts: FakeNotificationFacts;
let notifier: Notifier;
beforeEach(() => {
  store = new InMemoryCollaboration();
  facts = new FakeNotificationFacts();
  notifier = new Notifier(store.unitOfWork, store.notifications, store.live);
  facts.names.set(7, 'Ada');
});

const listOf = async (userId: number): Promise<readonly NotificationView[]> => (await store.notificationDirectory.page(userId, samplePageRequest({ sort: 'id' }), {})).items;

describe('NotifyOfShare', () => {
  const share = (given: Partial<SharedThing> = {}, { eventId = 1, sharerId = 7 }: { eventId?: number; sharerId?: number | null } = {}) =>
    new NotifyOfShare(store.unitOfWork, facts, notifier).execute({ eventId, sharerId, shared: { type: 'document', id: 3, userId: 8, groupId: null, ...given } });
  beforeEach(() => void facts.shares.set('document/3 user/8', { title: 'Price list', userIds: [8] }).set('file/4 user/8', { title: 'plan.pdf', userIds: [8] }));

  it('tells whom something is shared with, by whom, what and where', async () => {
    await share();
    expect(await listOf(8)).toEqual([
      { id: expect.any(Number), type: 'SHARE', title: 'Ada shared a document with you', content: 'Price list', link: '/documents/3', read: false, createdAt: expect.any(Date) },
    ]);
    await share({ type: 'file', id: 4 }, { eventId: 2, sharerId: null });
    expect((await listOf(8))[1]).toMatchObject({ title: 'Somebody shared a file with you', content: 'plan.pdf', link: '/files/4' });
  });

  it('tells everybody in a group but who shares', async () => {
    facts.shares.set('document/3 group/5', { title: 'Price list', userIds: [7, 8, 9] });
    await share({ userId: null, groupId: 5 });
    expect((await Promise.all([7, 8, 9].map(listOf))).map(({ length }) => length)).toEqual([0, 1, 1]);
  });

  it('tells nobody of what is shared no longer when it is told', async () => {
    facts.shares.delete('document/3 user/8');
    await share();
    expect(await listOf(8)).toEqual([]);
  });

  it('takes the place of an unread share of the same thing, and of no other', async () => {
    facts.shares.set('document/3 group/5', { title: 'Price list', userIds: [8] });
    facts.shares.set('file/3 user/8', { title: 'plan.pdf', userIds: [8] });
    await share();
    await share({ userId: null, groupId: 5 }, { eventId: 2, sharerId: null });
    await share({ type: 'file' }, { eventId: 3 });
    expect((await listOf(8)).map(({ title }) => title)).toEqual(['Somebody shared a document with you', 'Ada shared a file with you']);
  });

  it('takes names that are as long as may be', async () => {
    facts.names.set(7, 'x'.repeat(100));
    await share();
    expect((await listOf(8))[0]?.title.length).toBeLessThanOrEqual(200);
  });
});

describe('NotifyOfLink', () => {
  const make = (makerId: number | null, linkId = 4) => new NotifyOfLink(facts, notifier).execute({ eventId: 1, makerId, linkId });
  beforeEach(() => void facts.links.set(4, { fileId: 3, title: 'plan.pdf', ownerId: 8 }));

  it.each([
    ['somebody else', 7, 'Ada made a link to a file of yours'],
    ['nobody who is known', 9, 'Somebody made a link to a file of yours'],
    ['the system', null, 'Somebody made a link to a file of yours'],
  ])('tells the owner of a file of a link that %s made', async (_case, makerId, title) => {
    await make(makerId);
    expect(await listOf(8)).toEqual([{ id: expect.any(Number), type: 'SHARE', title, content: 'plan.pdf', link: '/files/3', read: false, createdAt: expect.any(Date) }]);
    expect(store.store.notifications.size).toBe(1);
  });

  it('tells nobody of a link that they made to what is theirs, or whose file is gone', async () => {
    await make(8);
    await make(7, 5);
    expect(store.store.notifications.size).toBe(0);
  });
});

describe('NotifyOfMessage', () => {
  const news = { conversationId: 5, conversationName: null, senderName: 'Ada', content: 'Hello', unreadBy: [8, 9] };
  const send = (messageId: number, eventId = messageId) => new NotifyOfMessage(store.unitOfWork, facts, notifier).execute({ eventId, messageId });

  const withdraw = (messageId: number) =>
    new WithdrawMessage(store.unitOfWork, facts, store.notifications, new NotifyOfMessage(store.unitOfWork, facts, notifier)).execute(messageId);

  it('tells those who have not read it, in a group by its name', async () => {
    facts.messages.set(1, news).set(2, { ...news, conversationId: 6, conversationName: 'Launch', unreadBy: [8] });
    await send(1);
    await send(2);
    expect(await listOf(8)).toMatchObject([
      { type: 'MESSAGE', title: 'New message from Ada', content: 'Hello', link: '/messages/5' },
      { type: 'MESSAGE', title: 'Ada in Launch', content: 'Hello', link: '/messages/6' },
    ]);
    expect(await listOf(9)).toHaveLength(1);
  });

  it('replaces what is unread of the conversation, shortens what is long, and tells it live each time', async () => {
    facts.messages.set(1, news).set(2, { ...news, content: '🔑'.repeat(500), unreadBy: [8] });
    await send(1);
    await send(2);
    expect(await listOf(8)).toMatchObject([{ content: `${'🔑'.repeat(199)}…` }]);
    expect(store.live.events.map(({ userId, event }) => [userId, event])).toEqual([[8, 'notification.created'], [9, 'notification.created'], [8, 'notification.created']]);
  });

  it('is taken back with the message, and nothing else is', async () => {
    facts.messages.set(1, news).set(2, { ...news, conversationId: 6, conversationName: 'Launch', unreadBy: [8] });
    facts.messageEvents.set(1, 1).set(2, 2);
    await send(1);
    await send(2);
    await withdraw(1);
    await withdraw(99);
    expect([(await listOf(8)).map(({ title }) => title), await listOf(9)]).toEqual([['Ada in Launch'], []]);
  });

  it('is told anew of what is still unread when the newest is taken back, to who had not read the notification', async () => {
    facts.messages.set(1, { ...news, content: 'Older' }).set(2, { ...news, content: 'Newest' });
    facts.messageEvents.set(1, 1).set(2, 2);
    facts.conversations.set(2, 5);
    await send(1);
    await send(2);
    await store.notifications.markAllRead(9);
    facts.messages.delete(2);
    await withdraw(2);
    expect([(await listOf(8)).map(({ content, read }) => [content, read]), await listOf(9)]).toEqual([[['Older', false]], []]);
    await send(2);
    await withdraw(2);
    expect((await listOf(8)).map(({ content }) => content)).toEqual(['Older']);
  });

  it('is told to nobody who comes back, once it is withdrawn', async () => {
    facts.messages.set(1, news).set(2, { ...news, content: 'Again' });
    await send(1);
    await send(2);
    await store.live.withdraw(aboutMessage(1));
    await store.liveLog.number();
    expect((await store.liveLog.after([{ userId: 8, after: 0 }], 10)).map(({ data }) => data['content'])).toEqual(['Again']);
  });

  it('is told while nobody leaves the conversation, and so is what is told in its place', async () => {
    facts.messages.set(1, news);
    await send(1);
    await withdraw(2);
    expect(facts.held).toEqual([1, 2]);
  });

  it('is of the conversation, by which it is taken from who leaves it', async () => {
    facts.messages.set(1, news);
    await send(1);
    expect(store.live.events.map(({ topic }) => topic)).toEqual(['conversation:5', 'conversation:5']);
  });

  it('tells nobody of a message that is gone or that everybody has read', async () => {
    facts.messages.set(2, { ...news, unreadBy: [] });
    await send(1);
    await send(2);
    expect([store.store.notifications.size, store.live.events]).toEqual([0, []]);
  });
});

describe('NotifyOfSignIn', () => {
  const signIn = (eventId: number) => new NotifyOfSignIn(facts, notifier).execute({ eventId, userId: 8 });

  it('tells of a new device, and from where', async () => {
    facts.newDevices.set(1, { userAgent: 'Firefox', ip: '192.0.2.1' }).set(2, { userAgent: null, ip: null });
    await signIn(1);
    await signIn(2);
    expect((await listOf(8)).map(({ type, content }) => [type, content])).toEqual([
      ['SECURITY', 'Firefox, from 192.0.2.1. If that was not you, change your password.'],
      ['SECURITY', 'An unknown device, from an unknown address. If that was not you, change your password.'],
    ]);
  });

  it('tells nothing of devices that are known', async () => {
    await signIn(3);
    expect(await listOf(8)).toEqual([]);
  });
});

describe('NotifyOfSecurity', () => {
  const tell = (...news: Parameters<NotifyOfSecurity['execute']>) => new NotifyOfSecurity(notifier).execute(...news);

  it('tells what happened to the account', async () => {
    await tell(1, 8, { what: 'token-reused' });
    await tell(2, 8, { what: 'password-changed' });
    await tell(3, 8, { what: 'roles-changed', roles: ['user', 'admin'] });
    await tell(4, 8, { what: 'roles-changed', roles: [] });
    await tell(5, 8, { what: 'email-changed' });
    await tell(6, 8, { what: 'feed-token-issued' });
    expect((await listOf(8)).map(({ type, title, link }) => [type, title, link])).toEqual([
      ['SECURITY', 'A device was signed out', '/account/sessions'],
      ['SECURITY', 'Your password was changed', '/account'],
      ['SECURITY', 'Your roles were changed', '/account'],
      ['SECURITY', 'Your roles were changed', '/account'],
      ['SECURITY', 'Your e-mail address was changed', '/account'],
      ['SECURITY', 'Your calendar can be read from outside', '/calendar'],
    ]);
    expect((await listOf(8)).slice(2, 4).map(({ content }) => content)).toEqual(['You are now: user, admin.', 'You have no role any more.']);
  });
});

describe('NotifyOfCalendar', () => {
  const START = new Date('2027-01-04T09:00:00Z');
  const END = new Date('2027-01-04T10:00:00Z');
  let calendar: InMemoryCalendar;
  beforeEach(() => void (calendar = new InMemoryCalendar()));

  const plan = async (given: Partial<NewCalendarEvent> = {}) => {
    const id = await calendar.events.add(sampleCalendarEvent(7, { title: 'Stand-up', start: START, end: END, ...given }), null);
    facts.participants.set(id, [7, 8, 9]);
    return id;
  };
  const tell = (calendarEventId: number, given: Partial<CalendarNews> = {}) =>
    new NotifyOfCalendar(store.unitOfWork, facts, calendar.calendarDirectory, notifier).execute({
      eventId: 1, what: 'invitation', inviterId: 7, calendarEventId, occurrenceStart: null, userIds: [8], ...given,
    });
  const remind = (calendarEventId: number, given: Partial<CalendarNews> = {}) => tell(calendarEventId, { what: 'reminder', inviterId: null, ...given });

  it('tells of invitations', async () => {
    const planned = [await plan(), await plan(), await plan()] as const;
    await tell(planned[0]);
    await tell(planned[1], { eventId: 2, inviterId: null });
    await tell(planned[2], { eventId: 3, inviterId: 99 });
    expect((await listOf(8)).map(({ type, title, content, link }) => [type, title, content, link])).toEqual(
      ['Ada', 'Somebody', 'Somebody'].map((inviter, place) => ['INVITATION', `${inviter} invited you`, 'Stand-up', `/calendar/${planned[place]}`]),
    );
    expect(store.live.events.every(({ event }) => event === 'notification.created')).toBe(true);
  });

  it.each(['invitation', 'reminder'] as const)('tells an %s to nobody who takes part no longer when it is told', async (what) => {
    const id = await plan();
    facts.participants.set(id, [9]);
    await tell(id, { what, userIds: [8, 9] });
    facts.participants.delete(id);
    await tell(id, { eventId: 2, what, userIds: [9] });
    expect([await listOf(8), (await listOf(9)).length, store.live.events.filter(({ userId }) => userId === 8)]).toEqual([[], 1, []]);
  });

  it.each(['invitation', 'reminder'] as const)('tells no %s of an event that is gone when it is told', async (what) => {
    const id = await plan();
    await calendar.events.remove(id);
    await tell(id, { what });
    expect([await listOf(8), store.live.events]).toEqual([[], []]);
  });

  it('tells of reminders, to front ends as what they are too, and all of it once', async () => {
    const id = await plan();
    for (let time = 0; time < 2; time += 1) await remind(id, { userIds: [8, 9] });
    expect(await listOf(8)).toMatchObject([{ type: 'REMINDER', content: 'Stand-up, 4 January 2027 at 10:00 (Europe/Berlin)' }]);
    expect(store.live.events.map(({ userId, event }) => [userId, event])).toEqual([
      [8, 'calendar.reminder'], [8, 'notification.created'], [9, 'calendar.reminder'], [9, 'notification.created'],
    ]);
    await remind(id, { eventId: 2, userIds: [8] });
    expect((await listOf(8)).length).toBe(2);
    expect(store.live.events[0]?.data).toEqual({ eventId: id, title: 'Stand-up', start: '2027-01-04T09:00:00.000Z' });
  });

  it('reminds of one occurrence as that is planned when it is told, and not of one that was cancelled', async () => {
    const [second, third] = [new Date('2027-01-11T09:00:00Z'), new Date('2027-01-18T09:00:00Z')];
    const id = await plan({
      rrule: 'FREQ=WEEKLY',
      exceptions: [
        { occurrenceStart: second, isCancelled: false, changes: { title: 'Retrospective', start: new Date('2027-01-11T12:00:00Z'), end: new Date('2027-01-11T13:00:00Z') } },
        { occurrenceStart: third, isCancelled: true, changes: {} },
      ],
    });
    await remind(id, { occurrenceStart: START });
    await remind(id, { eventId: 2, occurrenceStart: second });
    await remind(id, { eventId: 3, occurrenceStart: third });
    expect((await listOf(8)).map(({ content }) => content)).toEqual([
      'Stand-up, 4 January 2027 at 10:00 (Europe/Berlin)', 'Retrospective, 11 January 2027 at 13:00 (Europe/Berlin)',
    ]);
  });

  const late = { start: new Date('2027-01-04T20:00:00Z'), end: new Date('2027-01-04T21:00:00Z'), timeZone: 'Asia/Tokyo' };
  it.each<[given: Partial<NewCalendarEvent>, content: string]>([
    [late, 'Stand-up, 5 January 2027 at 05:00 (Asia/Tokyo)'],
    [{ start: new Date('2027-01-04T15:00:00Z'), end: new Date('2027-01-05T15:00:00Z'), timeZone: 'Asia/Tokyo', allDay: true }, 'Stand-up, 5 January 2027'],
    [{ ...late, title: 'x'.repeat(200) }, `${'x'.repeat(119)}…, 5 January 2027 at 05:00 (Asia/Tokyo)`],
  ])('says in a reminder when the event begins, in its zone: %j', async (given, content) => {
    await remind(await plan(given));
    expect((await listOf(8))[0]?.content).toBe(content);
  });
});

describe('WithdrawUnseen', () => {
  beforeEach(async () => {
    facts.participants.set(3, [8, 9]);
    facts.shares.set('document/3 group/5', { title: 'Price list', userIds: [8, 9] }).set('file/3 user/8', { title: 'plan.pdf', userIds: [8] });
    const { store: calendar, calendarDirectory } = new InMemoryCalendar();
    const record = { ...sampleCalendarEvent(7, {}), id: 3, version: 1, createdAt: new Date(), updatedAt: new Date() };
    calendar.events.set(3, { record, remindAt: null });
    const [notifyOfShare, notifyOfCalendar] = [new NotifyOfShare(store.unitOfWork, facts, notifier), new NotifyOfCalendar(store.unitOfWork, facts, calendarDirectory, notifier)];
    const event = { inviterId: 7, calendarEventId: 3, occurrenceStart: null, userIds: [8, 9] };
    await notifyOfShare.execute({ eventId: 1, sharerId: 7, shared: { type: 'document', id: 3, userId: null, groupId: 5 } });
    await notifyOfShare.execute({ eventId: 2, sharerId: 7, shared: { type: 'file', id: 3, userId: 8, groupId: null } });
    await notifyOfCalendar.execute({ ...event, eventId: 3, what: 'invitation' });
    await notifyOfCalendar.execute({ ...event, eventId: 4, what: 'reminder' });
    await store.notifications.markRead(8, (await listOf(8))[0]?.id ?? 0);
  });

  const withdraw = (...told: Parameters<WithdrawUnseen['execute']>) => new WithdrawUnseen(store.unitOfWork, facts, store.notifications, store.live).execute(...told);
  const linksOf = async (userId: number) => (await listOf(userId)).map(({ link }) => link);
  /** By who comes back. */
  const heardBy = async (userId: number) => {
    await store.liveLog.number();
    return (await store.liveLog.after([{ userId, after: 0 }], 10)).map(({ event, data }) => data['link'] ?? event);
  };
  const EVERYTHING = ['/documents/3', '/files/3', '/calendar/3', '/calendar/3'];

  it('takes a share, read or not, from who sees the thing no more, and from nobody else', async () => {
    facts.lost.set('document/3', [{ topic: 'document:3', userIds: [8] }]);
    await withdraw({ type: 'document', id: 3 });
    expect([await linksOf(8), await linksOf(9)]).toEqual([EVERYTHING.slice(1), ['/documents/3', ...EVERYTHING.slice(2)]]);
    expect((await Promise.all([8, 9].map(heardBy))).map((heard) => heard.includes('/documents/3'))).toEqual([false, true]);
  });

  it('takes an invitation with its reminders, also as what they are to front ends', async () => {
    facts.lost.set('calendar_event/3', ['calendar:3', 'calendar:3:4'].map((topic) => ({ topic, userIds: [9] })));
    await withdraw({ type: 'calendar_event', id: 3 });
    expect([await linksOf(8), await linksOf(9), await heardBy(9)]).toEqual([EVERYTHING, ['/documents/3'], ['/documents/3']]);
  });

  it('takes from one user all that they see no more', async () => {
    facts.lost.set('user/8', ['document:3', 'file:3'].map((topic) => ({ topic, userIds: [8] })));
    await withdraw({ userId: 8 });
    await withdraw({ userId: 9 });
    expect([await linksOf(8), await linksOf(9)]).toEqual([['/calendar/3', '/calendar/3'], ['/documents/3', '/calendar/3', '/calendar/3']]);
  });
});

describe('Notifier', () => {
  it('tells live what it keeps, as it is listed', async () => {
    await new NotifyOfSecurity(notifier).execute(1, 8, { what: 'password-changed' });
    const [view] = await listOf(8);
    expect(store.live.events).toEqual([{ userId: 8, event: 'notification.created', data: view }]);
  });

  it('does nothing for nobody', async () => {
    await notifier.notify(1, []);
    expect(store.unitOfWork.outcomes).toEqual([]);
  });
});
