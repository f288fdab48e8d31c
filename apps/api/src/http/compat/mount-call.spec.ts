import { afterEach, describe, expect, it } from '@jest/globals';
import { NotesController } from '../../../testing/note-api.js';
import { bearer, json, startTestApp, type TestApp } from '../../../testing/start-test-app.js';
import { mountRoute, type MountRoute } from './mount.js';

const list = [NotesController, 'list'] as const;
const mine = [NotesController, 'mine'] as const;
const create = [NotesController, 'create'] as const;

describe('a call of a mount', () => {
  let app: TestApp;
  afterEach(() => app.close());

  const call = async (route: MountRoute, init?: RequestInit): Promise<Response> => {
    app = await startTestApp({ mounts: [{ base: '/compat/test', routes: [route] }] });
    return app.fetch('/compat/test/notes', init);
  };
  const errors = (): string[] => app.logger.lines.map(({ fields }) => (fields['error'] instanceof Error ? fields['error'].message : ''));

  it('is decided by the operation that its route declares', async () => {
    const answer = await call(mountRoute('get', '/notes', mine, (asked) => asked.decided(mine)), bearer('viewer'));
    expect([answer.status, await answer.json()]).toEqual([200, { success: true, data: { userId: 42 } }]);
  });

  it.each<[way: string, route: MountRoute, init: RequestInit]>([
    ['translated', mountRoute('get', '/notes', list, (asked) => asked.decided(mine)), {}],
    ['as it was sent', mountRoute('post', '/notes', list, (asked) => asked.decidedAsSent(mine)), json({})],
  ])('is not decided by another, which has not admitted the caller: %s', async (_way, route, init) => {
    expect((await call(route, init)).status).toBe(500);
    expect(errors()).toContain('NotesController.mine has not admitted the caller, NotesController.list has: ask it as a further operation');
  });

  it('asks a further operation, which admits the caller by its own rules', async () => {
    const further = mountRoute('get', '/notes', list, (asked) => asked.further(mine));
    expect((await call(further)).status).toBe(401);
    await app.close();
    const answer = await call(further, bearer('nobody'));
    expect([answer.status, await answer.json()]).toEqual([200, { success: true, data: { userId: 42 } }]);
  });

  it('does nothing where a further operation does not admit the caller', async () => {
    const answer = await call(mountRoute('get', '/notes', mine, (asked) => asked.further(create, { body: { title: 'milk' } })), bearer('viewer'));
    expect([answer.status, app.notes.created]).toEqual([403, []]);
  });
});
