import { expect, it } from '@jest/globals';
import { checkFeatures } from './features.mjs';

it('a feature may know a declared one', () => {
  const features = { identity: { mayKnow: [] }, blog: { mayKnow: ['identity'] } };
  expect(checkFeatures(features)).toBe(features);
});

it('a feature that may know an undeclared one is refused by name', () => {
  expect(() => checkFeatures({ blog: { mayKnow: ['gossip'] } })).toThrow('blog may know gossip');
});
