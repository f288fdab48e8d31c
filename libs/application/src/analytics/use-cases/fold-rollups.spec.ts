import { expect, it } from '@jest/globals';
import { Rollups } from '../ports/rollups.js';
import { FoldRollups } from './fold-rollups.js';

class WaitingChanges extends Rollups {
  readonly taken: number[] = [];

  constructor(private waiting: number) {
    super();
  }

  override async fold(most: number): Promise<number> {
    const taken = Math.min(most, this.waiting);
    this.waiting -= taken;
    this.taken.push(taken);
    return taken;
  }
}

it.each([
  [0, [0]],
  [3, [3]],
  [10, [10, 0]],
  [25, [10, 10, 5]],
])('folds %d changes in batches of ten until none wait', async (waiting, batches) => {
  const changes = new WaitingChanges(waiting);
  expect(await new FoldRollups(changes, 10).execute()).toEqual({ folded: waiting });
  expect(changes.taken).toEqual(batches);
});
