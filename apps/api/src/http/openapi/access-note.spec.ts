import { expect, it } from '@jest/globals';
import { accessNote } from './access-note.js';

it.each([
  [[], 'Anybody may call this.'],
  [[{ jwt: [] }, {}], 'Anybody may call this, signed in or not.'],
  [[{ jwt: [] }], 'Anybody who is signed in may call this.'],
  [[{ jwt: ['users:view'] }], 'Needs `users:view`.'],
  [[{ jwt: ['notes:view'] }, { jwt: ['notes:update', 'notes:delete'] }], 'Needs `notes:view`, or `notes:update` and `notes:delete`.'],
])('%j is told as: %s', (security, note) => {
  expect(accessNote({ security, responses: {} })).toBe(note);
});
