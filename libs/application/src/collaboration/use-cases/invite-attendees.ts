import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { CalendarGate } from './calendar-gate.js';
import type { Inviter } from './inviter.js';

/** Invites people to an event. */
export class InviteAttendees {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: CalendarGate,
    private readonly inviter: Inviter,
  ) {}

  /** @throws NotFoundError, ForbiddenError, NoSuchAttendeeError, TooManyAttendeesError */
  async execute(actor: Actor, eventId: number, userIds: readonly number[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.inviter.invite(actor, await this.gate.hold(actor, eventId), userIds);
    });
  }
}
