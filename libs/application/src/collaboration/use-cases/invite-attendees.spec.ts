import { NoSuchAttendeeError } from '@halolight/domain/collaboration';
import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCalendar, sampleCalendarEvent } from '../testing/index.js';
import { AnswerInvitation } from './answer-invitation.js';
import { InviteAttendees } from './invite-attendees.js';
import { RemoveAttendee } from './remove-attendee.js';

describe('attendees', () => {
  let calendar: InMemoryCalendar;
  let [owner, guest, stranger] = [sampleActor(0), sampleActor(0), sampleActor(0)];
  const keeper = sampleActor(9999, 'calendar:*');
  let eventId: number;
  beforeEach(async () => {
    calendar = new InMemoryCalendar();
    [owner, guest, stranger] = [sampleActor(await calendar.addUser()), sampleActor(await calendar.addUser()), sampleActor(await calendar.addUser())];
    eventId = await calendar.events.add(sampleCalendarEvent(owner.userId), null);
    await calendar.attendees.invite(eventId, [guest.userId]);
  });

  const invite = (actor: typeof owner, ...userIds: number[]) => new InviteAttendees(calendar.unitOfWork, calendar.gate, calendar.inviter).execute(actor, eventId, userIds);
  const remove = (actor: typeof owner, userId: number) =>
    new RemoveAttendee(calendar.unitOfWork, calendar.gate, calendar.attendees, calendar.outbox).execute(actor, eventId, userId);
  const answer = (actor: typeof owner, status: 'ACCEPTED' | 'DECLINED') =>
    new AnswerInvitation(calendar.unitOfWork, calendar.gate, calendar.attendees, calendar.outbox).execute(actor, eventId, status);
  const statuses = () => [...calendar.store.attendeesOf(eventId)];
  const told = () => calendar.outbox.events.map(({ type, actorId, data }) => [type, actorId, data?.['userIds'] ?? data?.['status']]);

  it('are invited by the owner and holders of calendar:*, and told once', async () => {
    await invite(owner, guest.userId, stranger.userId);
    await invite(keeper, guest.userId);
    expect(statuses()).toEqual([[guest.userId, 'PENDING'], [stranger.userId, 'PENDING']]);
    expect(told()).toEqual([['calendar.invited', owner.userId, [stranger.userId]]]);
  });

  it('are invited by nobody else, and exist', async () => {
    await expect(invite(guest, stranger.userId)).rejects.toThrow(ForbiddenError);
    await expect(invite(stranger, stranger.userId)).rejects.toThrow(NotFoundError);
    await expect(invite(owner, 9999)).rejects.toThrow(NoSuchAttendeeError);
    expect([statuses(), told()]).toEqual([[[guest.userId, 'PENDING']], []]);
  });

  it('are uninvited by the owner, once', async () => {
    await expect(remove(guest, guest.userId)).rejects.toThrow(ForbiddenError);
    await expect(remove(stranger, guest.userId)).rejects.toThrow(NotFoundError);
    await remove(owner, guest.userId);
    await expect(remove(owner, guest.userId)).rejects.toThrow(new NotFoundError('Attendee'));
    expect([statuses(), told()]).toEqual([[], [['calendar.uninvited', owner.userId, [guest.userId]]]]);
  });

  it('answer for themselves and for nobody else', async () => {
    await answer(guest, 'ACCEPTED');
    expect(statuses()).toEqual([[guest.userId, 'ACCEPTED']]);
    await answer(guest, 'DECLINED');
    expect(statuses()).toEqual([[guest.userId, 'DECLINED']]);
    for (const actor of [owner, keeper]) await expect(answer(actor, 'ACCEPTED')).rejects.toThrow(ForbiddenError);
    await expect(answer(stranger, 'ACCEPTED')).rejects.toThrow(NotFoundError);
    expect(told()).toEqual([['calendar.rsvp', guest.userId, 'ACCEPTED'], ['calendar.rsvp', guest.userId, 'DECLINED']]);
  });
});
