import { WrongLinkPasswordError } from '@halolight/domain/content';
import { ForbiddenError, InvalidInputError, NotFoundError, RateLimitedError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { CreateFileLink, type CreateFileLinkCommand } from './create-file-link.js';
import { FollowFileLink } from './follow-file-link.js';
import { RevokeFileLink } from './revoke-file-link.js';

const PASSWORDS = {
  hash: async (password: string) => `hashed ${password}`,
  verify: async (password: string, hash: string) => ({ matches: hash === `hashed ${password}` }),
};
const CLIENT = { ip: '192.0.2.1', userAgent: 'test' };

let files: InMemoryFiles;
let actors: Map<number, Actor>;
let [ownerId, visitorId, fileId, issued] = [0, 0, 0, 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  [ownerId, visitorId] = [await files.addUser(), await files.addUser()];
  actors = new Map([[ownerId, sampleActor(ownerId, 'files:share')]]);
  const { id, content } = await addSampleFile(files, ownerId);
  fileId = id;
  files.storage.committed.set(content.key, Buffer.from('content'));
});

const tokens = { issue: () => ({ token: `token ${++issued}`, tokenHash: `hash of token ${issued}` }), hash: (token: string) => `hash of ${token}` };
const create = (given: Partial<CreateFileLinkCommand> = {}) =>
  new CreateFileLink(files.unitOfWork, files.links, tokens, files.fileGate, PASSWORDS, files.clock, files.outbox).execute({
    actor: sampleActor(ownerId), fileId, expiresAt: null, maxAccess: null, password: null, ...given,
  });
const revoke = (userId: number, linkId: number) => new RevokeFileLink(files.unitOfWork, files.links, files.files, files.outbox).execute(sampleActor(userId), linkId);
const directory = { find: async (userId: number) => actors.get(userId) ?? null };
const follow = (passwords = PASSWORDS) => new FollowFileLink(files.unitOfWork, files.links, files.files, directory, tokens, passwords, files.linkPasswords, files.storage, files.clock);
const show = (token: string, password: string | null = null) => follow().show({ token, password, client: CLIENT });
const download = async (token: string, password: string | null = null) => (await follow().download({ token, password, client: CLIENT })).open();
const outcomes = () => files.fileStore.accesses.map(({ outcome }) => outcome);
const closed = new NotFoundError('Share link');

describe('CreateFileLink', () => {
  it('keeps hashes of token and password alone, and tells neither to the log', async () => {
    const { id, token } = await create({ password: 'secret', maxAccess: 3 });
    expect(await files.links.findForUpdate(id)).toMatchObject({ passwordHash: 'hashed secret', maxAccess: 3, accessCount: 0 });
    expect(files.outbox.events).toEqual([
      {
        type: 'file.link_created',
        actorId: ownerId,
        subject: { type: 'file', id: fileId },
        data: { linkId: id, expiresAt: null, maxAccess: 3, hasPassword: true },
      },
    ]);
    expect(JSON.stringify([...files.fileStore.links.values()])).not.toContain(`"${token}"`);
  });

  it('is for the owner, and for times to come', async () => {
    await expect(create({ actor: sampleActor(visitorId) })).rejects.toThrow(NotFoundError);
    await files.shares.put(fileId, { userId: visitorId, groupId: null, permission: 'EDIT', expiresAt: null, sharedBy: ownerId });
    await expect(create({ actor: sampleActor(visitorId) })).rejects.toThrow(ForbiddenError);
    await expect(create({ expiresAt: files.clock.now() })).rejects.toThrow(InvalidInputError);
  });

  it('takes no password that could never be given in a header field', async () => {
    for (const password of [' a', 'a ', '\ta', 'a\u00a0', ' ', 'a\nb', 'a\u007f']) await expect(create({ password })).rejects.toMatchObject({ faults: [{ field: 'password' }] });
    for (const password of ['a', 'a b', 'pässwörd 日本']) await expect(create({ password })).resolves.toMatchObject({ id: expect.any(Number) });
  });
});

describe('FollowFileLink', () => {
  it('shows what a link leads to, and opens it', async () => {
    const { id, token } = await create();
    expect(await show(token)).toMatchObject({ file: { id: fileId }, link: { id, accessCount: 0 } });
    await download(token);
    expect(await show(token)).toMatchObject({ link: { accessCount: 1 } });
    expect([outcomes(), files.fileStore.accesses[0]]).toMatchObject([['SHOWN', 'DOWNLOADED', 'SHOWN'], CLIENT]);
  });

  it('tells a closed link from none to nobody but the log', async () => {
    const expiresAt = new Date(files.clock.now().getTime() + 1_000);
    const [used, expired, revoked] = [await create({ maxAccess: 1 }), await create({ expiresAt }), await create()];
    await download(used.token);
    await revoke(ownerId, revoked.id);
    files.clock.advance(1_000);
    for (const token of [used.token, expired.token, revoked.token, 'none']) {
      await expect(show(token)).rejects.toThrow(closed);
      await expect(download(token)).rejects.toThrow(closed);
    }
    expect(outcomes()).toEqual(['DOWNLOADED', ...Array.from({ length: 6 }, () => 'CLOSED')]);
  });

  it('opens to one of two who both found it open at its last access', async () => {
    const { token } = await create({ maxAccess: 1 });
    const [one, two] = [await follow().download({ token, password: null, client: CLIENT }), await follow().download({ token, password: null, client: CLIENT })];
    await one.open();
    await expect((async () => two.open())()).rejects.toThrow(closed);
    expect(outcomes()).toEqual(['DOWNLOADED', 'CLOSED']);
  });

  it('asks for the password of a link that has one', async () => {
    const { token } = await create({ password: 'secret' });
    await expect(show(token)).rejects.toThrow(WrongLinkPasswordError);
    await expect(download(token, 'Secret')).rejects.toThrow(WrongLinkPasswordError);
    await show(token, 'secret');
    expect(outcomes()).toEqual(['WRONG_PASSWORD', 'SHOWN']);
  });

  it('takes ten guesses in fifteen minutes and no more', async () => {
    const { token } = await create({ password: 'secret' });
    for (let guess = 0; guess < 10; guess += 1) await expect(show(token, 'wrong')).rejects.toThrow(WrongLinkPasswordError);
    await expect(show(token, 'secret')).rejects.toThrow(RateLimitedError);
    files.clock.advance(15 * 60_000);
    await show(token, 'secret');
  });

  it('takes ten of many guesses that are made at once', async () => {
    const { token } = await create({ password: 'secret' });
    await Promise.allSettled(Array.from({ length: 30 }, () => show(token, 'wrong')));
    expect(outcomes()).toEqual(Array.from({ length: 10 }, () => 'WRONG_PASSWORD'));
  });

  it('leads nowhere while the account of the owner is closed', async () => {
    const { token } = await create();
    await files.closeAccount(ownerId);
    await expect(show(token)).rejects.toThrow(closed);
    await expect(download(token)).rejects.toThrow(closed);
    expect(outcomes()).toEqual(['CLOSED', 'CLOSED']);
  });

  it.each([
    ['holds files:* no more', sampleActor(1_000, 'files:share', 'files:view')],
    ['may share nothing any more', sampleActor(1_000, 'files:view')],
    ['may do nothing now', null],
  ])('leads nowhere while its maker, an administrator, %s, whatever the password', async (_case, now) => {
    const maker = sampleActor(1_000, 'files:*');
    const { token } = await create({ actor: maker, password: 'secret' });
    actors.set(maker.userId, maker);
    await show(token, 'secret');
    if (now) actors.set(maker.userId, now);
    else actors.delete(maker.userId);
    for (const password of [null, 'wrong', 'secret']) {
      await expect(show(token, password)).rejects.toThrow(closed);
      await expect(download(token, password)).rejects.toThrow(closed);
    }
    expect(outcomes()).toEqual(['SHOWN', ...Array.from({ length: 6 }, () => 'CLOSED')]);
    actors.set(maker.userId, maker);
    await download(token, 'secret');
  });

  it('leads nowhere when its maker loses the right before the download is opened', async () => {
    const { id, token } = await create();
    const { open } = await follow().download({ token, password: null, client: CLIENT });
    actors.set(ownerId, sampleActor(ownerId, 'files:view'));
    await expect((async () => open())()).rejects.toThrow(closed);
    expect([await files.links.findForUpdate(id), outcomes()]).toEqual([expect.objectContaining({ accessCount: 0 }), ['CLOSED']]);
  });

  it('leads nowhere when the file has gone', async () => {
    const { token } = await create();
    files.store.files.delete(fileId);
    await expect(show(token)).rejects.toThrow(closed);
  });

  it('leads nowhere when the file goes before the download is opened', async () => {
    const { token } = await create();
    const { open } = await follow().download({ token, password: null, client: CLIENT });
    await files.files.remove(fileId);
    await expect((async () => open())()).rejects.toThrow(closed);
    expect(outcomes()).toEqual([]);
  });

  it.each(['secret', 'wrong'])('leads nowhere when the file goes while the password is checked, %s', async (password) => {
    const { token } = await create({ password: 'secret' });
    const passwords = {
      ...PASSWORDS,
      verify: async (given: string, hash: string) => {
        await files.files.remove(fileId);
        return PASSWORDS.verify(given, hash);
      },
    };
    await expect(follow(passwords).show({ token, password, client: CLIENT })).rejects.toThrow(closed);
    expect(outcomes()).toEqual([]);
  });
});

describe('RevokeFileLink', () => {
  it('closes a link once, for its file’s owner', async () => {
    const { id } = await create();
    await files.shares.put(fileId, { userId: visitorId, groupId: null, permission: 'EDIT', expiresAt: null, sharedBy: ownerId });
    for (const [userId, linkId] of [[visitorId, id], [ownerId, -1]] as const) await expect(revoke(userId, linkId)).rejects.toThrow(closed);
    expect(await files.links.findForUpdate(id)).toMatchObject({ revokedAt: null });
    await revoke(ownerId, id);
    await revoke(ownerId, id);
    expect(files.outbox.events.map(({ type }) => type)).toEqual(['file.link_created', 'file.link_revoked']);
  });
});
