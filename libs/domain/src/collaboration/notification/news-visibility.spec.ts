import { expect, it } from '@jest/globals';
import { PermissionSet } from '../../kernel/index.js';
import { hiddenNotifications, isOfKind, neededToHear } from './news-visibility.js';

const TOLD = [
  { type: 'MESSAGE', link: '/messages/7' },
  { type: 'SHARE', link: '/documents/7' },
  { type: 'SHARE', link: '/files/7' },
  { type: 'INVITATION', link: '/calendar/7' },
  { type: 'REMINDER', link: '/calendar/7' },
  { type: 'SECURITY', link: '/account' },
  { type: 'SECURITY', link: null },
] as const;
const EVERYTHING = [0, 1, 2, 3, 4, 5, 6];

it.each([
  [[], [5, 6]],
  [['dashboard:view', 'notifications:view', 'documents:create'], [5, 6]],
  [['messages:view'], [0, 5, 6]],
  [['documents:view'], [1, 5, 6]],
  [['files:*'], [2, 5, 6]],
  [['calendar:view'], [3, 4, 5, 6]],
  [['*:view'], EVERYTHING],
  [['*'], EVERYTHING],
])('who holds %j is shown, of all that users are told, the notifications %j', (permissions, shown) => {
  const hidden = hiddenNotifications(new PermissionSet(permissions));
  expect(EVERYTHING.filter((place) => !hidden.some((kind) => isOfKind(TOLD[place] ?? TOLD[0], kind)))).toEqual(shown);
});

it.each([
  ['message.created', {}, 'messages:view'],
  ['conversation.read', {}, 'messages:view'],
  ['calendar.reminder', {}, 'calendar:view'],
  ['notification.created', { type: 'MESSAGE', link: '/messages/7' }, 'messages:view'],
  ['notification.created', { type: 'SHARE', link: '/documents/7' }, 'documents:view'],
  ['notification.created', { type: 'SHARE', link: '/files/7' }, 'files:view'],
  ['notification.created', { type: 'INVITATION', link: '/calendar/7' }, 'calendar:view'],
  ['notification.created', { type: 'REMINDER', link: '/calendar/7' }, 'calendar:view'],
  ['notification.created', { type: 'SECURITY', link: null }, undefined],
  ['session.revoked', {}, undefined],
] as const)('hearing of %s with %j takes %s', (event, data, needed) => {
  expect(neededToHear({ event, data })?.name).toBe(needed);
});
