import { InvalidInputError } from '@halolight/domain/kernel';
import { expect, it } from '@jest/globals';
import { InMemoryIdentity } from '../testing/index.js';
import { PermissionFinder } from './permission-finder.js';

const finder = new PermissionFinder(new InMemoryIdentity().permissions);

it('finds permissions without their aliases, each once, in order', async () => {
  expect(await finder.find(['users:read', 'users:*', '*:edit', 'users:view', '*:*'])).toEqual(['users:view', 'users:*', '*:update', '*']);
  expect(await finder.find([])).toEqual([]);
});

it('names those that do not exist', async () => {
  await expect(finder.find(['users:view', 'nil:view', 'users:nix'])).rejects.toMatchObject({
    faults: [{ field: 'permissions', message: 'No such permission: nil:view, users:nix' }],
  });
});

it('names the field of what is no permission', async () => {
  const refused = finder.find(['users']);
  await expect(refused).rejects.toThrow(InvalidInputError);
  await expect(refused).rejects.toMatchObject({ faults: [{ field: 'permissions' }] });
});
