import {
  AnswerInvitation,
  CreateCalendarEvent,
  DeleteCalendarEvent,
  InviteAttendees,
  IssueFeedToken,
  ReadCalendar,
  ReadCalendarFeed,
  RemoveAttendee,
  RevokeFeedToken,
  UpdateCalendarEvent,
} from '@halolight/application/collaboration';
import { Clock } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { CalendarAttendeesController } from './calendar-attendees.controller.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarController } from './calendar.controller.js';

/** The controllers of calendars. */
export const calendarHttpModule = new ContainerModule(({ bind }) => {
  bind(CalendarController)
    .toDynamicValue((c) => new CalendarController(c.get(ReadCalendar), c.get(CreateCalendarEvent), c.get(UpdateCalendarEvent), c.get(DeleteCalendarEvent)))
    .inSingletonScope();
  bind(CalendarAttendeesController)
    .toDynamicValue(
      (c) => new CalendarAttendeesController(c.get(ReadCalendar), c.get(InviteAttendees), c.get(RemoveAttendee), c.get(AnswerInvitation)),
    )
    .inSingletonScope();
  bind(CalendarFeedController)
    .toDynamicValue((c) => new CalendarFeedController(c.get(ReadCalendarFeed), c.get(IssueFeedToken), c.get(RevokeFeedToken), c.get(Clock)))
    .inSingletonScope();
});
