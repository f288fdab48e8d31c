import { beforeEach, describe, expect, it } from '@jest/globals';
import { EventHandlers } from './event-handlers.js';

const handle = async () => undefined;

describe('EventHandlers', () => {
  let handlers: EventHandlers;
  beforeEach(() => {
    handlers = new EventHandlers();
  });

  it('finds a handler by the type of event and its name', () => {
    handlers.on('user.created', 'welcome', handle);
    expect(handlers.find('user.created', 'welcome')).toBe(handle);
    expect(handlers.find('user.created', 'other')).toBeUndefined();
    expect(handlers.find('user.deleted', 'welcome')).toBeUndefined();
  });

  it('names who wants to hear of a type, in order of registration', () => {
    handlers.on('user.created', 'welcome', handle);
    handlers.on('user.created', 'count', handle);
    handlers.on('user.deleted', 'clean', handle);
    expect(handlers.namesFor('user.created')).toEqual(['welcome', 'count']);
    expect(handlers.namesFor('user.deleted')).toEqual(['clean']);
    expect(handlers.namesFor('user.updated')).toEqual([]);
  });

  it('refuses a second handler of one name for one type, and keeps the first', () => {
    handlers.on('user.created', 'welcome', handle);
    expect(() => handlers.on('user.created', 'welcome', async () => undefined)).toThrow('The event user.created has a handler "welcome" already');
    expect(handlers.find('user.created', 'welcome')).toBe(handle);
    expect(() => handlers.on('user.deleted', 'welcome', handle)).not.toThrow();
  });
});
