import { expect, it } from '@jest/globals';
import { PermissionSet } from '../../kernel/index.js';
import { isAboutMessages } from '../live/live-event.js';
import { hiddenNotifications } from './message-visibility.js';

it.each([
  [[], ['MESSAGE']],
  [['messages:create', 'notifications:view'], ['MESSAGE']],
  [['messages:view'], []],
  [['messages:*'], []],
])('who holds %j is not shown notifications of the types %j', (permissions, hidden) => {
  expect(hiddenNotifications(new PermissionSet(permissions))).toEqual(hidden);
});

it.each([
  ['message.created', {}, true],
  ['conversation.read', {}, true],
  ['notification.created', { type: 'MESSAGE' }, true],
  ['notification.created', { type: 'SHARE' }, false],
  ['calendar.reminder', {}, false],
  ['session.revoked', {}, false],
] as const)('a live event %s with %j is about messages: %j', (event, data, expected) => {
  expect(isAboutMessages({ event, data })).toBe(expected);
});
