import { expect, it } from '@jest/globals';
import { makeMigration, withMigration } from './make-migration.js';

const index = `import * as identity from './0001-identity.js';
import type { NamedMigration } from './named-migration.js';

export const MIGRATIONS: readonly NamedMigration[] = [
  { name: '0001-identity', migration: identity },
];
`;

it('a new migration is imported and listed last', () => {
  expect(withMigration(index, '0002-add-user-avatar')).toBe(`import * as identity from './0001-identity.js';
import * as addUserAvatar0002 from './0002-add-user-avatar.js';
import type { NamedMigration } from './named-migration.js';

export const MIGRATIONS: readonly NamedMigration[] = [
  { name: '0001-identity', migration: identity },
  { name: '0002-add-user-avatar', migration: addUserAvatar0002 },
];
`);
});

it.each(['Users', 'a b', '../secrets', '', '1-first'])('a migration is not called "%s"', async (name) => {
  await expect(makeMigration(name, '/')).rejects.toThrow('NAME: ');
});
