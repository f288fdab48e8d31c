import type { AnswerInvitation, InviteAttendees, ReadCalendar, RemoveAttendee } from '@halolight/application/collaboration';
import { Body, Delete, Path, Post, Put, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import type { Success } from '../envelope.js';
import type { Id } from '../id.js';
import { shownEvent } from './calendar-event-body.js';
import type { CalendarEventBody, InviteBody, RsvpBody } from './calendar.contract.js';

/** Who is invited to events, and what they answer. */
@Route('calendar/events')
@Tags('Calendar')
export class CalendarAttendeesController {
  constructor(
    private readonly readCalendar: ReadCalendar,
    private readonly inviteAttendees: InviteAttendees,
    private readonly removeAttendee: RemoveAttendee,
    private readonly answerInvitation: AnswerInvitation,
  ) {}

  /**
   * For the event's owner, who takes part anyway and is left out. Who is invited already keeps what they answered.
   * @summary Invites people to an event
   */
  @Post('{id}/attendees')
  @Security('jwt', ['calendar:update'])
  async invite(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() { userIds }: InviteBody): Promise<Success<CalendarEventBody>> {
    await this.inviteAttendees.execute(request.actor, id, userIds);
    return this.show(request, id);
  }

  /**
   * For the event's owner.
   * @summary Takes an invitation back
   */
  @Delete('{id}/attendees/{userId}')
  @Security('jwt', ['calendar:update'])
  async remove(@Request() request: AuthenticatedRequest, @Path() id: Id, @Path() userId: Id): Promise<Success<CalendarEventBody>> {
    await this.removeAttendee.execute(request.actor, id, userId);
    return this.show(request, id);
  }

  /**
   * For who is invited, each for themselves.
   * @summary Answers an invitation
   */
  @Put('{id}/rsvp')
  @Security('jwt', ['calendar:view'])
  async answer(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() { status }: RsvpBody): Promise<Success<CalendarEventBody>> {
    await this.answerInvitation.execute(request.actor, id, status);
    return this.show(request, id);
  }

  private async show(request: AuthenticatedRequest, eventId: number): Promise<Success<CalendarEventBody>> {
    return shownEvent(request, await this.readCalendar.event(request.actor, eventId));
  }
}
