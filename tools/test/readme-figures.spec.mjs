import { expect, it } from '@jest/globals';
import { withFigures } from './readme-figures.mjs';

const README = 'Before\n\n<!-- figures of npm run torture -->\nOld.\n<!-- end of the figures -->\n\nAfter\n';

it('the figures of a run take the place of those before, and nothing else’s', () => {
  const text = withFigures(README, { 'faults survived': 41, 'races run': 3020 });
  expect(text).toBe(README.replace('Old.', 'The last run: 41 faults survived, 3,020 races run.'));
  expect(withFigures(text, {})).toBe(README.replace('Old.', 'No run is on record yet.'));
});

it('a README without a place for them is told of', () => {
  expect(() => withFigures('Before', {})).toThrow('no place');
});
