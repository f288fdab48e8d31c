import {
  CalendarDirectory,
  DeleteNotification,
  Notifier,
  NotifyOfCalendar,
  NotifyOfLink,
  NotifyOfMessage,
  NotifyOfSecurity,
  NotifyOfShare,
  NotifyOfSignIn,
  ReadAllNotifications,
  ReadNotification,
  WithdrawMessage,
  WithdrawUnseen,
} from '@halolight/application/collaboration';
import { LiveEvents, NotificationFacts, NotificationRepository } from '@halolight/application/collaboration/ports';
import { UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds the use cases of notifications. */
export function bindNotificationUseCases(bind: Bind): void {
  bind(Notifier).toDynamicValue((c) => new Notifier(c.get(UnitOfWork), c.get(NotificationRepository), c.get(LiveEvents)));
  bind(NotifyOfShare).toDynamicValue((c) => new NotifyOfShare(c.get(UnitOfWork), c.get(NotificationFacts), c.get(Notifier)));
  bind(NotifyOfLink).toDynamicValue((c) => new NotifyOfLink(c.get(NotificationFacts), c.get(Notifier)));
  bind(NotifyOfMessage).toDynamicValue((c) => new NotifyOfMessage(c.get(UnitOfWork), c.get(NotificationFacts), c.get(Notifier)));
  bind(WithdrawMessage).toDynamicValue(
    (c) => new WithdrawMessage(c.get(UnitOfWork), c.get(NotificationFacts), c.get(NotificationRepository), c.get(NotifyOfMessage)),
  );
  bind(NotifyOfCalendar).toDynamicValue((c) => new NotifyOfCalendar(c.get(UnitOfWork), c.get(NotificationFacts), c.get(CalendarDirectory), c.get(Notifier)));
  bind(WithdrawUnseen).toDynamicValue(
    (c) => new WithdrawUnseen(c.get(UnitOfWork), c.get(NotificationFacts), c.get(NotificationRepository), c.get(LiveEvents)),
  );
  bind(NotifyOfSignIn).toDynamicValue((c) => new NotifyOfSignIn(c.get(NotificationFacts), c.get(Notifier)));
  bind(NotifyOfSecurity).toDynamicValue((c) => new NotifyOfSecurity(c.get(Notifier)));
  bind(ReadNotification).toDynamicValue((c) => new ReadNotification(c.get(NotificationRepository)));
  bind(ReadAllNotifications).toDynamicValue((c) => new ReadAllNotifications(c.get(NotificationRepository)));
  bind(DeleteNotification).toDynamicValue((c) => new DeleteNotification(c.get(NotificationRepository)));
}
