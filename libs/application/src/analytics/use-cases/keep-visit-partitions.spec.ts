import { expect, it } from '@jest/globals';
import { FixedClock } from '../../kernel/testing/index.js';
import { VisitPartitions } from '../ports/visit-partitions.js';
import { KeepVisitPartitions } from './keep-visit-partitions.js';

class RecordedPartitions extends VisitPartitions {
  readonly calls: string[][] = [];

  override async create(since: Date, until: Date): Promise<number> {
    this.calls.push(['create', since.toISOString(), until.toISOString()]);
    return 2;
  }

  override async drop(before: Date): Promise<number> {
    this.calls.push(['drop', before.toISOString()]);
    return 1;
  }
}

it('makes partitions three months ahead, and drops those older than a year and the month it began in', async () => {
  const partitions = new RecordedPartitions();
  const clock = new FixedClock(new Date('2026-11-22T03:20:00Z'));
  expect(await new KeepVisitPartitions(partitions, clock).execute()).toEqual({ created: 2, dropped: 1 });
  expect(partitions.calls).toEqual([
    ['create', '2026-11-22T03:20:00.000Z', '2027-02-01T00:00:00.000Z'],
    ['drop', '2025-10-01T00:00:00.000Z'],
  ]);
});
