import { FakePasswordHasher } from './fake-password-hasher.js';
import { passwordHasherContract } from './password-hasher-contract.js';

passwordHasherContract('FakePasswordHasher', () => ({
  hasher: new FakePasswordHasher(2),
  outdatedHashOf: (password) => new FakePasswordHasher(1).hash(password),
}));
