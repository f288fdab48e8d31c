import {
  NotifyOfCalendar,
  NotifyOfLink,
  NotifyOfMessage,
  NotifyOfSecurity,
  NotifyOfShare,
  NotifyOfSignIn,
  WithdrawMessage,
  WithdrawUnseen,
  type SecurityNews,
} from '@halolight/application/collaboration';
import { EventHandlers, type HandledEvent } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions, ResolutionContext } from 'inversify';
import { z } from 'zod';

const NAME = 'notify';
const SHARE = z.object({ userId: z.int().nullable(), groupId: z.int().nullable() });
const LINK = z.object({ linkId: z.int() });
const LEAVING = z.object({ userId: z.int() });
const ROLES = z.object({ to: z.array(z.string()) });
const CALENDAR = z.object({ userIds: z.array(z.int()), occurrenceStart: z.coerce.date().nullable().default(null) });

/**
 * Registers what makes notifications, as soon as anybody asks for the handlers: every process that loads the module queues the same work,
 * and the scheduler, which loads it too, does it.
 */
export function registerNotificationHandlers(onActivation: ContainerModuleLoadOptions['onActivation']): void {
  onActivation(EventHandlers, (context, handlers) => {
    notifyOfContent(context, handlers);
    notifyOfConversations(context, handlers);
    notifyOfAccounts(context, handlers);
    withdrawUnseen(context, handlers);
    return handlers;
  });
}

function notifyOfContent(context: ResolutionContext, handlers: EventHandlers): void {
  const [notify, notifyOfLink] = [context.get(NotifyOfShare), context.get(NotifyOfLink)];
  for (const type of ['document', 'file'] as const) {
    handlers.on(`${type}.shared`, NAME, (event) =>
      notify.execute({ eventId: event.id, sharerId: event.actorId, shared: { type, id: subjectOf(event), ...SHARE.parse(event.data) } }),
    );
  }
  handlers.on('file.link_created', NAME, (event) => notifyOfLink.execute({ eventId: event.id, makerId: event.actorId, ...LINK.parse(event.data) }));
}

function notifyOfConversations(context: ResolutionContext, handlers: EventHandlers): void {
  const [notifyOfMessage, notifyOfCalendar] = [context.get(NotifyOfMessage), context.get(NotifyOfCalendar)];
  handlers.on('message.sent', NAME, (event) => notifyOfMessage.execute({ eventId: event.id, messageId: subjectOf(event) }));
  const withdraw = context.get(WithdrawMessage);
  handlers.on('message.deleted', NAME, (event) => withdraw.execute(subjectOf(event)));
  for (const [type, what] of [['calendar.invited', 'invitation'], ['calendar.reminder', 'reminder']] as const) {
    handlers.on(type, NAME, (event) =>
      notifyOfCalendar.execute({
        eventId: event.id,
        what,
        inviterId: event.actorId,
        calendarEventId: subjectOf(event),
        ...CALENDAR.parse(event.data),
      }),
    );
  }
}

function withdrawUnseen(context: ResolutionContext, handlers: EventHandlers): void {
  const withdraw = context.get(WithdrawUnseen);
  const ends = [
    ['document.unshared', 'document'], ['document.deleted', 'document'],
    ['file.unshared', 'file'], ['file.deleted', 'file'],
    ['calendar.uninvited', 'calendar_event'], ['calendar.event_deleted', 'calendar_event'],
  ] as const;
  for (const [event, type] of ends) handlers.on(event, NAME, (ended) => withdraw.execute({ type, id: subjectOf(ended) }));
  handlers.on('group.member_removed', NAME, (event) => withdraw.execute(LEAVING.parse(event.data)));
}

function notifyOfAccounts(context: ResolutionContext, handlers: EventHandlers): void {
  const [notifyOfSignIn, notify] = [context.get(NotifyOfSignIn), context.get(NotifyOfSecurity)];
  const tell = (event: HandledEvent, news: SecurityNews, userId = actorOf(event)) => notify.execute(event.id, userId, news);
  handlers.on('session.started', NAME, (event) => notifyOfSignIn.execute({ eventId: event.id, userId: actorOf(event) }));
  handlers.on('session.reuse_detected', NAME, (event) => tell(event, { what: 'token-reused' }));
  handlers.on('password.changed', NAME, (event) => tell(event, { what: 'password-changed' }, subjectOf(event)));
  handlers.on('password.reset', NAME, (event) => tell(event, { what: 'password-changed' }, subjectOf(event)));
  handlers.on('user.email_changed', NAME, async (event) => {
    const userId = subjectOf(event);
    if (event.actorId !== userId) await tell(event, { what: 'email-changed' }, userId);
  });
  handlers.on('calendar.feed_token_issued', NAME, (event) => tell(event, { what: 'feed-token-issued' }, subjectOf(event)));
  handlers.on('user.roles_changed', NAME, (event) => tell(event, { what: 'roles-changed', roles: ROLES.parse(event.data).to }, subjectOf(event)));
}

function subjectOf({ id, type, subject }: HandledEvent): number {
  if (!subject) throw new Error(`The event ${id}, ${type}, has no subject`);
  return subject.id;
}

function actorOf({ id, type, actorId }: HandledEvent): number {
  if (actorId === null) throw new Error(`The event ${id}, ${type}, has no actor`);
  return actorId;
}
