import { beforeEach, describe, expect, it } from '@jest/globals';
import { idOfRole, InMemoryIdentity } from '../testing/index.js';
import { RoleFinder, type RoleReferences } from './role-finder.js';

describe('RoleFinder', () => {
  let identity: InMemoryIdentity;
  let finder: RoleFinder;
  let user: number;
  let guest: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    finder = new RoleFinder(identity.roles);
    user = await idOfRole(identity.roles, 'user');
    guest = await idOfRole(identity.roles, 'guest');
  });

  const names = async (references: RoleReferences, fallback?: string[]) => (await finder.find(references, fallback)).map((role) => role.name);
  const fault = (field: string, message: string) => ({ faults: [{ field, message }] });

  it('finds roles by id and by name, each once', async () => {
    expect(await names({ roleIds: [user, guest, user] })).toEqual(['user', 'guest']);
    expect(await names({ roles: ['guest', 'user', 'guest'] })).toEqual(['user', 'guest']);
  });

  it('knows active and staff as other names of user and admin, unless a role is called so', async () => {
    expect(await names({ roles: ['staff', 'active', 'user'] })).toEqual(['admin', 'user']);
    await identity.roles.add({ name: 'staff', label: 'Staff', description: null, permissions: [] });
    expect(await names({ roles: ['staff'] })).toEqual(['staff']);
  });

  it('finds none where none is wanted', async () => {
    expect(await names({ roleIds: [] }, ['user'])).toEqual([]);
    expect(await names({ roles: [] }, ['user'])).toEqual([]);
  });

  it('takes the fallback only where nothing is given', async () => {
    expect(await names({}, ['user'])).toEqual(['user']);
    expect(await names({ roles: undefined, roleIds: undefined }, ['user'])).toEqual(['user']);
    expect(await names({ roles: ['guest'] }, ['user'])).toEqual(['guest']);
    expect(await names({ roleIds: [guest] }, ['user'])).toEqual(['guest']);
  });

  it('refuses both ways at once, and neither without a fallback', async () => {
    await expect(finder.find({ roleIds: [user], roles: ['user'] })).rejects.toMatchObject(fault('roles', 'Give either roleIds or roles'));
    await expect(finder.find({})).rejects.toMatchObject(fault('roleIds', 'Is required'));
  });

  it('names those that do not exist', async () => {
    await expect(finder.find({ roleIds: [user, -1, -2] })).rejects.toMatchObject(fault('roleIds', 'No such role: -1, -2'));
    await expect(finder.find({ roles: ['user', 'nil', 'nix'] })).rejects.toMatchObject(fault('roles', 'No such role: nil, nix'));
    await expect(finder.find({}, ['nil'])).rejects.toMatchObject(fault('roles', 'No such role: nil'));
  });
});
