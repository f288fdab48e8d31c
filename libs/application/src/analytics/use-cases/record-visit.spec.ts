import { describe, expect, it } from '@jest/globals';
import { InMemoryAnalytics } from '../testing/index.js';
import { RecordVisit } from './record-visit.js';

const MINUTE = 60_000;

describe('RecordVisit', () => {
  it('records a view under its source, or what the referrer tells', async () => {
    const house = new InMemoryAnalytics();
    const record = (source: string | null) =>
      new RecordVisit(house.visits).execute({ visitorId: 'v-1', path: '/docs', source, referrer: 'https://www.google.com/' });
    expect(await record('newsletter')).toMatchObject({ visitorId: 'v-1', path: '/docs', source: 'newsletter', referrer: 'https://www.google.com/' });
    expect((await record(null)).source).toBe('search');
  });

  it('starts a visit with the first view, and with each after half an hour without one', async () => {
    const house = new InMemoryAnalytics();
    const starts: boolean[] = [];
    for (const minutes of [0, 29, 30, 29]) {
      house.clock.advance(minutes * MINUTE);
      const view = await new RecordVisit(house.visits).execute({ visitorId: 'v-1', path: '/', source: null, referrer: null });
      starts.push(view.startsVisit);
    }
    expect(starts).toEqual([true, false, true, false]);
  });
});
