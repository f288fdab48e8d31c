import { expect, it } from '@jest/globals';
import { growth } from './growth.js';

it.each([
  [15, 10, 50],
  [10, 15, -33.3],
  [10, 3, 233.3],
  [0, 10, -100],
  [10, 10, 0],
  [0, 0, null],
  [10, 0, null],
])('%d after %d is a growth of %j percent', (now, before, percent) => expect(growth(now, before)).toBe(percent));
