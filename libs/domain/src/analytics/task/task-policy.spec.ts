import { describe, expect, it } from '@jest/globals';
import { NotFoundError, PermissionSet } from '../../kernel/index.js';
import { assertConcerns, seesAllTasks } from './task-policy.js';

const task = { creatorId: 7, assigneeId: 8 };
const actor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });

describe('a task concerns', () => {
  it('who made it', () => expect(() => assertConcerns(actor(7), task)).not.toThrow());
  it('who is to do it', () => expect(() => assertConcerns(actor(8), task)).not.toThrow());
  it.each(['tasks:*', '*'])('who holds %s', (permission) => expect(() => assertConcerns(actor(9, permission), task)).not.toThrow());
  it('nobody else, whatever they may do with their own', () => {
    expect(() => assertConcerns(actor(9, 'tasks:view', 'tasks:update', 'tasks:delete', '*:view'), task)).toThrow(NotFoundError);
    expect(() => assertConcerns(actor(9), { creatorId: 7, assigneeId: null })).toThrow(NotFoundError);
  });
});

it('all tasks are seen with tasks:* alone', () => {
  expect(seesAllTasks(actor(1, 'tasks:*'))).toBe(true);
  expect(seesAllTasks(actor(1, 'tasks:view'))).toBe(false);
});
