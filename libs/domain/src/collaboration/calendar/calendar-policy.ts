import { ForbiddenError, NotFoundError, Permission, type PermissionSet } from '../../kernel/index.js';

const EVERYTHING = Permission.parse('calendar:*');

/** Who wants to do something in a calendar. */
export interface CalendarUser {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/** What there is to know of an event to decide who may do what with it. */
export interface EventAccess {
  readonly ownerId: number;
  /** Whether who wants something is invited. */
  readonly isInvited: boolean;
}

/** Whether they see and change everybody's events: holders of `calendar:*`. */
export function hasEveryCalendar({ permissions }: CalendarUser): boolean {
  return permissions.allows(EVERYTHING);
}

/** One looks into one's own calendar; into another's with `calendar:*`. @throws ForbiddenError */
export function assertMayReadCalendar(user: CalendarUser, ownerId: number): void {
  if (user.userId !== ownerId && !hasEveryCalendar(user)) throw new ForbiddenError();
}

/** An event is seen by its owner and by who is invited, and by holders of `calendar:*`. @throws NotFoundError */
export function assertMaySeeEvent(user: CalendarUser, { ownerId, isInvited }: EventAccess): void {
  if (user.userId !== ownerId && !isInvited && !hasEveryCalendar(user)) throw new NotFoundError('Event');
}

/** An event is changed by its owner and by holders of `calendar:*`. @throws NotFoundError when it is not to be seen, ForbiddenError */
export function assertMayChangeEvent(user: CalendarUser, access: EventAccess): void {
  assertMaySeeEvent(user, access);
  if (user.userId !== access.ownerId && !hasEveryCalendar(user)) throw new ForbiddenError();
}

/** Who is invited answers, each for themselves. @throws NotFoundError when the event is not to be seen, ForbiddenError */
export function assertMayAnswer(user: CalendarUser, access: EventAccess): void {
  assertMaySeeEvent(user, access);
  if (!access.isInvited) throw new ForbiddenError('Only who is invited answers');
}
