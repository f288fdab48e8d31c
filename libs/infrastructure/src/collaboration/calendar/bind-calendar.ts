import { TodaysEvents } from '@halolight/application/analytics';
import {
  AnswerInvitation,
  CalendarDirectory,
  CalendarEventSignals,
  CalendarEventWriter,
  CalendarGate,
  CreateCalendarEvent,
  DeleteCalendarEvent,
  DeliverReminders,
  InviteAttendees,
  Inviter,
  IssueFeedToken,
  ReadCalendar,
  ReadCalendarFeed,
  ReminderPlanner,
  RemoveAttendee,
  RevokeFeedToken,
  UpdateCalendarEvent,
} from '@halolight/application/collaboration';
import { Attendees, CalendarRepository, FeedTokens, People, ReminderLedger } from '@halolight/application/collaboration/ports';
import { StandingTokens } from '@halolight/application/identity';
import { Clock, EventLoop, EventOutbox, Logger, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';
import { Database, DemoData } from '../../kernel/index.js';
import { CalendarTodaysEvents } from './calendar-todays-events.js';
import { DemoCalendar } from './demo-calendar.js';
import { KnexAttendees } from './knex-attendees.js';
import { KnexCalendarDirectory } from './knex-calendar-directory.js';
import { KnexCalendarRepository } from './knex-calendar-repository.js';
import { KnexFeedTokens } from './knex-feed-tokens.js';
import { KnexReminderLedger } from './knex-reminder-ledger.js';
import { StandingFeedTokens } from './standing-feed-tokens.js';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds the adapters and the use cases of calendars. */
export function bindCalendar(bind: Bind): void {
  bind(CalendarRepository).toDynamicValue((c) => new KnexCalendarRepository(c.get(Database))).inSingletonScope();
  bind(CalendarDirectory).toDynamicValue((c) => new KnexCalendarDirectory(c.get(Database))).inSingletonScope();
  bind(Attendees).toDynamicValue((c) => new KnexAttendees(c.get(Database))).inSingletonScope();
  bind(ReminderLedger).toDynamicValue((c) => new KnexReminderLedger(c.get(Database))).inSingletonScope();
  bind(FeedTokens).toDynamicValue((c) => new KnexFeedTokens(c.get(Database))).inSingletonScope();
  bind(StandingTokens).toDynamicValue((c) => new StandingFeedTokens(c.get(FeedTokens)));
  bind(CalendarEventSignals).toDynamicValue(() => new CalendarEventSignals()).inSingletonScope();
  bind(ReminderPlanner).toDynamicValue(() => new ReminderPlanner());
  bindChanges(bind);
  bindParticipation(bind);
  bindReading(bind);
}

function bindChanges(bind: Bind): void {
  bind(CalendarGate).toDynamicValue((c) => new CalendarGate(c.get(CalendarRepository), c.get(Attendees)));
  bind(CalendarEventWriter).toDynamicValue(
    (c) => new CalendarEventWriter(c.get(CalendarRepository), c.get(ReminderPlanner), c.get(CalendarEventSignals), c.get(Clock), c.get(EventOutbox)),
  );
  bind(CreateCalendarEvent).toDynamicValue(
    (c) =>
      new CreateCalendarEvent(
        c.get(UnitOfWork), c.get(CalendarRepository), c.get(ReminderPlanner), c.get(Inviter), c.get(CalendarEventSignals),
        c.get(Clock), c.get(EventOutbox),
      ),
  );
  bind(UpdateCalendarEvent).toDynamicValue(
    (c) => new UpdateCalendarEvent(c.get(UnitOfWork), c.get(CalendarGate), c.get(CalendarEventWriter)),
  );
  bind(DeleteCalendarEvent).toDynamicValue(
    (c) =>
      new DeleteCalendarEvent(
        c.get(UnitOfWork), c.get(CalendarRepository), c.get(CalendarGate), c.get(CalendarEventWriter),
        c.get(CalendarEventSignals), c.get(EventOutbox),
      ),
  );
}

function bindParticipation(bind: Bind): void {
  bind(Inviter).toDynamicValue((c) => new Inviter(c.get(People), c.get(Attendees), c.get(EventOutbox)));
  bind(InviteAttendees).toDynamicValue((c) => new InviteAttendees(c.get(UnitOfWork), c.get(CalendarGate), c.get(Inviter)));
  bind(RemoveAttendee).toDynamicValue((c) => new RemoveAttendee(c.get(UnitOfWork), c.get(CalendarGate), c.get(Attendees), c.get(EventOutbox)));
  bind(AnswerInvitation).toDynamicValue((c) => new AnswerInvitation(c.get(UnitOfWork), c.get(CalendarGate), c.get(Attendees), c.get(EventOutbox)));
  bind(DeliverReminders).toDynamicValue(
    (c) => new DeliverReminders(c.get(UnitOfWork), c.get(ReminderLedger), c.get(ReminderPlanner), c.get(Clock), c.get(EventOutbox), c.get(Logger)),
  );
}

function bindReading(bind: Bind): void {
  bind(ReadCalendar).toDynamicValue((c) => new ReadCalendar(c.get(CalendarDirectory), c.get(EventLoop)));
  bind(ReadCalendarFeed).toDynamicValue((c) => new ReadCalendarFeed(c.get(CalendarDirectory), c.get(FeedTokens), c.get(Clock)));
  bind(IssueFeedToken).toDynamicValue((c) => new IssueFeedToken(c.get(UnitOfWork), c.get(FeedTokens), c.get(EventOutbox)));
  bind(RevokeFeedToken).toDynamicValue((c) => new RevokeFeedToken(c.get(UnitOfWork), c.get(FeedTokens), c.get(EventOutbox)));
  bind(TodaysEvents).toDynamicValue((c) => new CalendarTodaysEvents(c.get(ReadCalendar), c.get(CalendarDirectory)));
  bind(DemoData).toDynamicValue((c) => new DemoCalendar(c.get(Database), c.get(CalendarRepository), c.get(ReminderPlanner), c.get(Clock)));
}
