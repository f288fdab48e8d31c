import { expect, it } from '@jest/globals';
import { publishedSince } from './published-since.js';

const [BEFORE, NOW] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')];

it('a post is published from now on, or stays so since when it was', () => {
  expect(publishedSince('PUBLISHED', null, NOW)).toBe(NOW);
  expect(publishedSince('PUBLISHED', BEFORE, NOW)).toBe(BEFORE);
});

it('a draft is published at no time, whatever it was before', () => {
  expect(publishedSince('DRAFT', null, NOW)).toBeNull();
  expect(publishedSince('DRAFT', BEFORE, NOW)).toBeNull();
});
