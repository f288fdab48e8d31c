import { describe, expect, it } from '@jest/globals';
import { queryId } from './query-id.js';

const query = (text?: string) => new URLSearchParams(text === undefined ? {} : { lastEventId: text });

describe('an id in a query', () => {
  it.each([['0', 0], ['17', 17], ['9007199254740991', Number.MAX_SAFE_INTEGER], [undefined, undefined]])('is read from %j', (text, id) => {
    expect(queryId(query(text), 'lastEventId')).toBe(id);
  });

  it.each(['', ' 1', '-1', '1.5', '1e3', '0x1', 'abc', '9007199254740992', '9'.repeat(40)])('is not read from %j', (text) => {
    expect(() => queryId(query(text), 'lastEventId')).toThrow(expect.objectContaining({ status: 400, details: [{ field: 'lastEventId', message: expect.any(String) }] }));
  });
});
