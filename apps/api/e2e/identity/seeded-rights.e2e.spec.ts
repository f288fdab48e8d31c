import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const permissionsOf = async (role: 'super_admin' | 'admin' | 'user' | 'guest'): Promise<string[]> =>
  (await (await house.demo(role)).get('/api/auth/me')).body.data.permissions;

describe('what a new installation brings', () => {
  it('is a demo user for each of four roles', async () => {
    const admin = await house.demo('super_admin');
    const { items } = (await admin.get('/api/users?sort=id')).body.data;
    expect(items.map(({ email, username, role, status }: Record<string, string>) => [email, username, role, status])).toEqual([
      ['admin@example.com', 'admin', 'super_admin', 'ACTIVE'],
      ['manager@example.com', 'manager', 'admin', 'ACTIVE'],
      ['user@example.com', 'user', 'user', 'ACTIVE'],
      ['guest@example.com', 'guest', 'guest', 'ACTIVE'],
    ]);
  });

  it('lets super_admin do everything', async () => {
    expect(await permissionsOf('super_admin')).toEqual(['*']);
  });

  it('lets admin do everything with every resource, without being unlimited', async () => {
    const permissions = await permissionsOf('admin');
    for (const resource of ['users', 'roles', 'permissions', 'groups', 'dashboard', 'versions']) expect(permissions).toContain(`${resource}:*`);
    expect(permissions).not.toContain('*');
  });

  it('lets guest look at the dashboard and user do at least that', async () => {
    expect(await permissionsOf('guest')).toEqual(['dashboard:view']);
    expect(await permissionsOf('user')).toContain('dashboard:view');
  });

  it('stays as it is when another process starts on the same database', async () => {
    const rows = async () => {
      const tables = ['users', 'user_roles', 'roles', 'role_permissions', 'permissions', 'versions'];
      return Promise.all(tables.map(async (table) => (await house.database.sql(table).count<{ count: number }[]>())[0]?.count));
    };
    const before = await rows();
    const second = await house.addApi();
    expect(await rows()).toEqual(before);
    await second.anonymous().signIn('admin@example.com', '123456');
  });

  it('comes without demo users where none are wanted', async () => {
    const bare = await Installation.start({ SEED: 'none' });
    const users = await bare.database.sql('users').select('id');
    await bare.stop();
    expect(users).toEqual([]);
  });
});
