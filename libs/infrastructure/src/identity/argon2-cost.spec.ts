import { expect, it } from '@jest/globals';
import { missingCost, type Argon2Cost } from './argon2-cost.js';

const TODAY: Argon2Cost = { memoryCost: 19_456, timeCost: 2 };
const hash = (memory: number, time: number) => `$argon2id$v=19$m=${memory},t=${time},p=1$c2FsdHNhbHQ$aGFzaA`;

it.each<[memory: number, time: number, missing: Argon2Cost | null]>([
  [19_456, 2, null],
  [38_912, 1, null],
  [65_536, 3, null],
  [19_456, 1, { memoryCost: 19_456, timeCost: 1 }],
  [8_192, 1, { memoryCost: 15_360, timeCost: 2 }],
  [12_288, 3, { memoryCost: 2_048, timeCost: 1 }],
  [38_905, 1, null],
  [38_904, 1, { memoryCost: 8, timeCost: 1 }],
])('of %i KiB and %i passes today’s cost leaves %j', (memory, time, missing) => {
  expect(missingCost(hash(memory, time), TODAY)).toEqual(missing);
});

it('is the same however the parameters are ordered', () => {
  expect(missingCost('$argon2id$v=19$m=8192,p=1,t=1$c2FsdHNhbHQ$aGFzaA', TODAY)).toEqual(missingCost(hash(8_192, 1), TODAY));
});

it('of what says no cost all is missing', () => {
  expect(missingCost('nonsense', TODAY)).toEqual(TODAY);
});
