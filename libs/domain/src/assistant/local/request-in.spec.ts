import { describe, expect, it } from '@jest/globals';
import { HELP_TOPICS, topicsIn } from './help-topics.js';
import { requestIn } from './request-in.js';

describe('a question to the built-in assistant', () => {
  it.each([
    ['What is 12 * 12?', '12 * 12', 144],
    ['calculate (1+2)^2', '(1+2)^2', 9],
    ['2 + 2 =', '2 + 2', 4],
    ['-3', '-3', -3],
  ])('may be a sum: %s', (question, expression, value) => expect(requestIn(question)).toEqual({ kind: 'sum', expression, value }));

  it.each([
    ['Find quarterly report', 'quarterly report'],
    ['please search for my documents about budget!', 'budget'],
    ['look for the plan?', 'plan'],
  ])('may be a search: %s', (question, words) => expect(requestIn(question)).toEqual({ kind: 'search', words }));

  it.each([
    ['find', null],
    ['find ???', null],
    ['search for x? ?', 'x?'],
  ])('ends before the marks behind it: %s', (question, words) => expect(requestIn(question)).toEqual(words === null ? { kind: 'unknown' } : { kind: 'search', words }));

  it('may ask how something works', () => {
    expect(requestIn('How do I share a document?')).toMatchObject({ kind: 'help', topics: [{ name: 'documents and folders' }] });
    expect(requestIn('Who may see my calendar, and which roles and permissions do they need?')).toMatchObject({ topics: [{ name: 'roles and permissions' }, { name: 'the calendar' }] });
  });

  it.each(['Why is the sky blue?', '42', '', `1${'+1'.repeat(300)}`, `find ${'x'.repeat(201)}`])('may be beyond it: %.30s', (question) =>
    expect(requestIn(question)).toEqual({ kind: 'unknown' }));
});

describe('help', () => {
  it.each(HELP_TOPICS.map(({ name, keywords }) => [name, keywords] as const))('is found about %s by each of its keywords', (name, keywords) => {
    for (const keyword of keywords) expect(topicsIn(`And the ${keyword.toUpperCase()}s?`).map((topic) => topic.name)).toContain(name);
  });
});
