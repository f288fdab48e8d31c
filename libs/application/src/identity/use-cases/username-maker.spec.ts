import { InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryIdentity } from '../testing/index.js';
import { UsernameMaker } from './username-maker.js';

describe('UsernameMaker', () => {
  let identity: InMemoryIdentity;
  let maker: UsernameMaker;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    maker = new UsernameMaker(identity.users);
  });

  it.each([
    ['ada.lovelace@example.org', 'ada.lovelace'],
    ['ada+news@example.org', 'adanews'],
    ['._-ada@example.org', 'ada'],
    ['+._-ada@example.org', 'ada'],
    ['a.-_@example.org', 'a.-_'],
    ['a@example.org', 'a00'],
    ['ab@example.org', 'ab0'],
    ['äöü@example.org', '000'],
    [`${'x'.repeat(60)}@example.org`, 'x'.repeat(40)],
  ])('makes of %s the username %s', async (email, username) => {
    expect(await maker.fromEmail(email)).toBe(username);
  });

  it('puts a number behind a username that is taken, whatever its case', async () => {
    await identity.addUser([], { username: 'ADA' });
    expect(await maker.fromEmail('ada@example.org')).toBe('ada2');
    await identity.addUser([], { username: 'ada2' });
    expect(await maker.fromEmail('ada@example.org')).toBe('ada3');
  });

  it('gives up when a hundred of them are taken, and asks for one', async () => {
    for (const number of ['', ...Array.from({ length: 98 }, (_, index) => index + 2)]) await identity.addUser([], { username: `ada${number}` });
    expect(await maker.fromEmail('ada@example.org')).toBe('ada100');
    await identity.addUser([], { username: 'ada100' });
    const refused = maker.fromEmail('ada@example.org');
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field: 'username' }] });
  });
});
