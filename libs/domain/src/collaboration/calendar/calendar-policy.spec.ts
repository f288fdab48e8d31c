import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, NotFoundError, PermissionSet } from '../../kernel/index.js';
import { assertMayAnswer, assertMayChangeEvent, assertMayReadCalendar, assertMaySeeEvent, hasEveryCalendar } from './calendar-policy.js';

const user = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });
const ALL_FOUR = ['calendar:view', 'calendar:create', 'calendar:update', 'calendar:delete'];
const [OWNER, OTHER, KEEPER] = [user(7, ...ALL_FOUR), user(8, ...ALL_FOUR), user(9, 'calendar:*')];
const event = (isInvited: boolean) => ({ ownerId: 7, isInvited });

it('lets holders of calendar:* into every calendar, and of wider rights', () => {
  expect([OWNER, OTHER, KEEPER, user(1, '*'), user(1, '*:view')].map(hasEveryCalendar)).toEqual([false, false, true, true, false]);
  expect(() => assertMayReadCalendar(OWNER, 7)).not.toThrow();
  expect(() => assertMayReadCalendar(KEEPER, 7)).not.toThrow();
  expect(() => assertMayReadCalendar(OTHER, 7)).toThrow(ForbiddenError);
});

describe('an event', () => {
  it('is seen by its owner, by who is invited, and by holders of calendar:*', () => {
    expect(() => assertMaySeeEvent(OWNER, event(false))).not.toThrow();
    expect(() => assertMaySeeEvent(OTHER, event(true))).not.toThrow();
    expect(() => assertMaySeeEvent(KEEPER, event(false))).not.toThrow();
    expect(() => assertMaySeeEvent(OTHER, event(false))).toThrow(NotFoundError);
  });

  it('is changed by its owner and by holders of calendar:*', () => {
    expect(() => assertMayChangeEvent(OWNER, event(false))).not.toThrow();
    expect(() => assertMayChangeEvent(KEEPER, event(false))).not.toThrow();
    expect(() => assertMayChangeEvent(OTHER, event(true))).toThrow(ForbiddenError);
    expect(() => assertMayChangeEvent(OTHER, event(false))).toThrow(NotFoundError);
  });

  it('is answered by who is invited alone', () => {
    expect(() => assertMayAnswer(OTHER, event(true))).not.toThrow();
    expect(() => assertMayAnswer(OWNER, event(false))).toThrow(ForbiddenError);
    expect(() => assertMayAnswer(KEEPER, event(false))).toThrow(ForbiddenError);
    expect(() => assertMayAnswer(OTHER, event(false))).toThrow(NotFoundError);
  });
});
