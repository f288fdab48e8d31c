import { BadFeedTokenError, SessionOverError } from '@halolight/domain/collaboration';
import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCalendar, sampleCalendarEvent } from '../testing/index.js';
import { IssueFeedToken } from './issue-feed-token.js';
import { ReadCalendarFeed } from './read-calendar-feed.js';
import { RevokeFeedToken } from './revoke-feed-token.js';

describe('the feed of a calendar', () => {
  let calendar: InMemoryCalendar;
  let userId: number;
  beforeEach(async () => {
    calendar = new InMemoryCalendar();
    userId = await calendar.addUser('calendar:view');
  });

  const read = (most?: number) => new ReadCalendarFeed(calendar.calendarDirectory, calendar.feedTokens, calendar.clock, most);
  const issue = (user = userId) => new IssueFeedToken(calendar.unitOfWork, calendar.feedTokens, calendar.outbox).execute(sampleActor(user));

  it('is opened by its token and by who may look, and is the same', async () => {
    const id = await calendar.events.add(sampleCalendarEvent(userId), null);
    expect(await read().byToken(await issue())).toMatchObject([{ id }]);
    expect(await read().of(sampleActor(userId, 'calendar:view'))).toMatchObject([{ id }]);
  });

  it('has what is to come and the year behind', async () => {
    const hour = (start: Date) => ({ start, end: new Date(start.getTime() + 3_600_000) });
    const add = (start: string) => calendar.events.add(sampleCalendarEvent(userId, hour(new Date(start))), null);
    const [, behind, ahead] = [await add('2024-12-30T22:59:00Z'), await add('2025-01-01T00:00:00Z'), await add('2390-01-01T00:00:00Z')];
    expect((await read().of(sampleActor(userId, '*'))).map(({ id }) => id)).toEqual([behind, ahead]);
  });

  it('loses the distant past first where it is too much, and then the distant future', async () => {
    const now = calendar.clock.now().getTime();
    const add = (days: number, given = {}) => {
      const start = new Date(now + days * 86_400_000);
      return calendar.events.add(sampleCalendarEvent(userId, { start, end: new Date(start.getTime() + 3_600_000), ...given }), null);
    };
    const [early, late, next, far] = [await add(-9), await add(-2), await add(1), await add(90)];
    const endless = await add(-30, { rrule: 'FREQ=WEEKLY' });
    const feed = async (most: number) => (await read(most).of(sampleActor(userId, '*'))).map(({ id }) => id);
    expect(await feed(5)).toEqual([endless, early, late, next, far]);
    expect(await feed(4)).toEqual([endless, late, next, far]);
    expect(await feed(2)).toEqual([endless, next]);
  });

  it('is not opened by a token that was replaced, or by none', async () => {
    const [first, second] = [await issue(), await issue()];
    await expect(read().byToken(first)).rejects.toThrow(BadFeedTokenError);
    await expect(read().byToken('')).rejects.toThrow(BadFeedTokenError);
    expect(await read().byToken(second)).toEqual([]);
  });

  it('is not for who may not look', async () => {
    const token = await issue(await calendar.addUser('dashboard:view'));
    await expect(read().byToken(token)).rejects.toThrow(ForbiddenError);
    await expect(read().of(sampleActor(userId, 'calendar:create'))).rejects.toThrow(ForbiddenError);
  });

  it('is not opened by a token that was taken back, which is told once', async () => {
    const token = await issue();
    const revoke = new RevokeFeedToken(calendar.unitOfWork, calendar.feedTokens, calendar.outbox);
    await revoke.execute(sampleActor(userId));
    await revoke.execute(sampleActor(userId));
    await expect(read().byToken(token)).rejects.toThrow(BadFeedTokenError);
    expect(calendar.outbox.events.slice(1)).toEqual([{ type: 'calendar.feed_token_revoked', actorId: userId, subject: { type: 'user', id: userId } }]);
  });

  it('is opened by no token that was asked for in a session that ended meanwhile', async () => {
    await calendar.endSession(sampleActor(userId).sessionId);
    await expect(issue()).rejects.toThrow(SessionOverError);
    expect([calendar.outbox.events, calendar.store.feedTokens.size]).toEqual([[], 0]);
  });

  it('tells that a token was made, and not the token', async () => {
    const token = await issue();
    expect(calendar.outbox.events).toEqual([{ type: 'calendar.feed_token_issued', actorId: userId, subject: { type: 'user', id: userId } }]);
    expect(JSON.stringify(calendar.outbox.events)).not.toContain(token);
  });
});
