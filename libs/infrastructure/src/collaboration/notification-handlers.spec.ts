import { Notifier, NotifyOfCalendar, NotifyOfLink, NotifyOfMessage, NotifyOfSecurity, NotifyOfShare, NotifyOfSignIn, WithdrawMessage, WithdrawUnseen } from '@halolight/application/collaboration';
import { FakeNotificationFacts, InMemoryCalendar, InMemoryCollaboration, sampleCalendarEvent } from '@halolight/application/collaboration/testing';
import { EventHandlers, type HandledEvent } from '@halolight/application/kernel';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import { beforeEach, expect, it } from '@jest/globals';
import { Container, ContainerModule } from 'inversify';
import 'reflect-metadata';
import { registerNotificationHandlers } from './notification-handlers.js';

let store: InMemoryCollaboration;
let handlers: EventHandlers;
let facts: FakeNotificationFacts;
beforeEach(() => {
  store = new InMemoryCollaboration();
  facts = new FakeNotificationFacts();
  facts.names.set(7, 'Ada');
  facts.shares.set('document/3 user/8', { title: 'Price list', userIds: [8] }).set('file/3 user/8', { title: 'plan.pdf', userIds: [8] });
  for (const [linkId, ownerId] of [[4, 8], [5, 7]] as const) facts.links.set(linkId, { fileId: 3, title: 'plan.pdf', ownerId });
  facts.participants.set(3, [8]);
  const [calendar, now] = [new InMemoryCalendar(), new Date()];
  const standUp = sampleCalendarEvent(7, { title: 'Stand-up', start: new Date('2027-01-04T09:00:00Z'), end: new Date('2027-01-04T10:00:00Z'), timeZone: 'UTC', rrule: 'FREQ=DAILY' });
  calendar.store.events.set(3, { record: { ...standUp, id: 3, version: 1, createdAt: now, updatedAt: now }, remindAt: null });
  facts.messages.set(3, { conversationId: 5, conversationName: null, senderName: 'Ada', content: 'Hello', unreadBy: [8] });
  facts.messageEvents.set(3, 1);
  facts.newDevices.set(1, { userAgent: 'Firefox', ip: null });
  const notifier = new Notifier(store.unitOfWork, store.notifications, store.live);
  const container = new Container();
  container.bind(EventHandlers).toDynamicValue(() => new EventHandlers()).inSingletonScope();
  container.load(
    new ContainerModule(({ bind, onActivation }) => {
      bind(NotifyOfShare).toConstantValue(new NotifyOfShare(store.unitOfWork, facts, notifier));
      bind(NotifyOfLink).toConstantValue(new NotifyOfLink(facts, notifier));
      const notifyOfMessage = new NotifyOfMessage(store.unitOfWork, facts, notifier);
      bind(NotifyOfMessage).toConstantValue(notifyOfMessage);
      bind(WithdrawMessage).toConstantValue(new WithdrawMessage(store.unitOfWork, facts, store.notifications, notifyOfMessage));
      bind(NotifyOfCalendar).toConstantValue(new NotifyOfCalendar(store.unitOfWork, facts, calendar.calendarDirectory, notifier));
      bind(WithdrawUnseen).toConstantValue(new WithdrawUnseen(store.unitOfWork, facts, store.notifications, store.live));
      bind(NotifyOfSignIn).toConstantValue(new NotifyOfSignIn(facts, notifier));
      bind(NotifyOfSecurity).toConstantValue(new NotifyOfSecurity(notifier));
      registerNotificationHandlers(onActivation);
    }),
  );
  handlers = container.get(EventHandlers);
});

type Told = Pick<HandledEvent, 'actorId' | 'subject' | 'data'>;

async function tell(type: HandledEvent['type'], event: Told): Promise<void> {
  const handle = handlers.find(type, 'notify');
  if (!handle) throw new Error(`Nobody wants to hear of ${type}`);
  await handle({ id: 1, type, occurredAt: new Date(), ...event });
}

const share = { userId: 8, groupId: null, permission: 'READ', expiresAt: null };
/** As events say that were kept when they held what their notification says. */
const wordy = { userIds: [8], title: 'Sit-down', start: '2026-01-04T09:00:00.000Z', minutes: 10 };

it.each<[type: HandledEvent['type'], event: Told, expected: object]>([
  ['document.shared', { actorId: 7, subject: { type: 'document', id: 3 }, data: share }, { type: 'SHARE', content: 'Price list', link: '/documents/3' }],
  ['file.shared', { actorId: 7, subject: { type: 'file', id: 3 }, data: share }, { type: 'SHARE', content: 'plan.pdf', link: '/files/3' }],
  ['file.link_created', { actorId: 7, subject: { type: 'file', id: 3 }, data: { linkId: 4 } }, { type: 'SHARE', title: 'Ada made a link to a file of yours', content: 'plan.pdf', link: '/files/3' }],
  ['file.link_created', { actorId: null, subject: { type: 'file', id: 3 }, data: { linkId: 4 } }, { title: 'Somebody made a link to a file of yours' }],
  ['message.sent', { actorId: 7, subject: { type: 'message', id: 3 }, data: { conversationId: 5 } }, { type: 'MESSAGE', content: 'Hello' }],
  ['calendar.invited', { actorId: 7, subject: { type: 'calendar_event', id: 3 }, data: { userIds: [8] } }, { type: 'INVITATION', title: 'Ada invited you', link: '/calendar/3' }],
  ['calendar.invited', { actorId: 7, subject: { type: 'calendar_event', id: 3 }, data: wordy }, { type: 'INVITATION', content: 'Stand-up' }],
  ['calendar.reminder', { actorId: null, subject: { type: 'calendar_event', id: 3 }, data: { userIds: [8], occurrenceStart: '2027-01-05T09:00:00.000Z', minutes: 10 } }, { type: 'REMINDER', content: 'Stand-up, 5 January 2027 at 09:00 (UTC)' }],
  ['calendar.reminder', { actorId: null, subject: { type: 'calendar_event', id: 3 }, data: wordy }, { type: 'REMINDER', content: 'Stand-up, 4 January 2027 at 09:00 (UTC)' }],
  ['session.started', { actorId: 8, subject: { type: 'session', id: 3 }, data: {} }, { type: 'SECURITY', title: 'You signed in from a new device' }],
  ['session.reuse_detected', { actorId: 8, subject: { type: 'session', id: 3 }, data: {} }, { type: 'SECURITY', title: 'A device was signed out' }],
  ['password.changed', { actorId: 8, subject: { type: 'user', id: 8 }, data: {} }, { type: 'SECURITY', title: 'Your password was changed' }],
  ['password.reset', { actorId: null, subject: { type: 'user', id: 8 }, data: {} }, { type: 'SECURITY', title: 'Your password was changed' }],
  ['user.email_changed', { actorId: 7, subject: { type: 'user', id: 8 }, data: {} }, { type: 'SECURITY', title: 'Your e-mail address was changed' }],
  ['calendar.feed_token_issued', { actorId: 8, subject: { type: 'user', id: 8 }, data: {} }, { type: 'SECURITY', title: 'Your calendar can be read from outside' }],
  ['user.roles_changed', { actorId: 7, subject: { type: 'user', id: 8 }, data: { from: [], to: ['admin'] } }, { type: 'SECURITY', content: 'You are now: admin.' }],
])('%s notifies whom it concerns', async (type, event, expected) => {
  await tell(type, event);
  const { items } = await store.notificationDirectory.page(8, samplePageRequest(), {});
  expect(items).toEqual([expect.objectContaining(expected)]);
  expect(store.store.notifications.size).toBe(1);
});

it('nobody is notified of the e-mail address that they changed themselves', async () => {
  await tell('user.email_changed', { actorId: 8, subject: { type: 'user', id: 8 }, data: {} });
  expect(store.store.notifications.size).toBe(0);
});

it.each([['their own', 5], ['a file that is gone', 6]])('nobody is notified of a link to %s', async (_case, linkId) => {
  await tell('file.link_created', { actorId: 7, subject: { type: 'file', id: 3 }, data: { linkId } });
  expect(store.store.notifications.size).toBe(0);
});

it('a message that is taken back takes its notification along', async () => {
  const message = { actorId: 7, subject: { type: 'message', id: 3 }, data: { conversationId: 5 } };
  await tell('message.sent', message);
  await tell('message.deleted', message);
  expect((await store.notificationDirectory.page(8, samplePageRequest(), {})).items).toEqual([]);
});

it.each<[told: HandledEvent['type'], end: HandledEvent['type'], subject: { type: string; id: number }, lost: string, topic: string, data?: HandledEvent['data']]>([
  ['document.shared', 'document.unshared', { type: 'document', id: 3 }, 'document/3', 'document:3'],
  ['document.shared', 'document.deleted', { type: 'document', id: 3 }, 'document/3', 'document:3'],
  ['file.shared', 'file.unshared', { type: 'file', id: 3 }, 'file/3', 'file:3'],
  ['file.shared', 'file.deleted', { type: 'file', id: 3 }, 'file/3', 'file:3'],
  ['calendar.invited', 'calendar.uninvited', { type: 'calendar_event', id: 3 }, 'calendar_event/3', 'calendar:3'],
  ['calendar.reminder', 'calendar.event_deleted', { type: 'calendar_event', id: 3 }, 'calendar_event/3', 'calendar:3:1'],
  ['document.shared', 'group.member_removed', { type: 'group', id: 5 }, 'user/8', 'document:3', { userId: 8 }],
])('what %s told is taken by %s from who sees it no more', async (told, end, subject, lost, topic, data = {}) => {
  await tell(told, { actorId: 7, subject: { ...subject, id: 3 }, data: told.startsWith('calendar') ? { userIds: [8] } : share });
  facts.lost.set(lost, [{ topic, userIds: [8] }]);
  await tell(end, { actorId: 7, subject, data });
  expect((await store.notificationDirectory.page(8, samplePageRequest(), {})).items).toEqual([]);
});

it.each<[type: HandledEvent['type'], event: Told]>([
  ['document.shared', { actorId: 7, subject: null, data: share }],
  ['document.shared', { actorId: 7, subject: { type: 'document', id: 3 }, data: {} }],
  ['session.started', { actorId: null, subject: { type: 'session', id: 3 }, data: {} }],
])('%s that makes no sense fails, and is tried again: %j', async (type, event) => {
  await expect((async () => tell(type, event))()).rejects.toThrow();
});
