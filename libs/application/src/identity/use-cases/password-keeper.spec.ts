import { beforeEach, expect, it } from '@jest/globals';
import { FakePasswordHasher, ListedCommonPasswords } from '../testing/index.js';
import { PasswordKeeper } from './password-keeper.js';

const OWNER = { email: 'ada@example.org', username: 'countess', name: 'Ada Byron' };
let hasher: FakePasswordHasher;
let keeper: PasswordKeeper;
beforeEach(() => {
  hasher = new FakePasswordHasher();
  keeper = new PasswordKeeper(hasher, new ListedCommonPasswords(['password1']));
});

it('hashes a password that it accepts', async () => {
  const hash = await keeper.hashNew('correct horse', OWNER);
  expect(await hasher.verify('correct horse', hash)).toMatchObject({ matches: true });
});

it.each([['short', 'x'], ['common', 'password1'], ['made of its owner', 'xx-countess-xx']])('hashes nothing that is %s', async (_case, password) => {
  await expect(keeper.hashNew(password, OWNER)).rejects.toMatchObject({ faults: [{ field: 'password' }] });
  await expect(keeper.hashNew(password, OWNER, 'newPassword')).rejects.toMatchObject({ faults: [{ field: 'newPassword' }] });
  expect(hasher.runs).toBe(0);
});
