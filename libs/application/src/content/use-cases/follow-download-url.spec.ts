import { DownloadUrlRefusedError } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import type { DownloadTerms } from '../ports/download-signatures.js';
import { addSampleFile, InMemoryFiles, textOf } from '../testing/index.js';
import { FollowDownloadUrl } from './follow-download-url.js';
import { SignDownloadUrl } from './sign-download-url.js';

const sign = ({ fileId, issuerId, expires }: DownloadTerms) => `${fileId} for ${issuerId} until ${expires}`;
const SIGNATURES = { sign, verify: (terms: DownloadTerms, signature: string) => signature === sign(terms) };
const CLIENT = { ip: '192.0.2.1', userAgent: 'curious' };
const ISSUER = sampleActor(7, 'files:view');

let files: InMemoryFiles;
let actors: Map<number, Actor>;
let follow: FollowDownloadUrl;
let terms: DownloadTerms;
beforeEach(async () => {
  files = new InMemoryFiles();
  actors = new Map([[ISSUER.userId, ISSUER]]);
  const directory = { find: async (userId: number) => actors.get(userId) ?? null };
  follow = new FollowDownloadUrl(SIGNATURES, directory, files.fileGate, files.links, files.storage, files.clock);
  const { id: fileId, content } = await addSampleFile(files, ISSUER.userId);
  files.storage.committed.set(content.key, Buffer.from('0123456789'));
  files.clock.set(new Date('2026-03-01T12:00:00.500Z'));
  const { expires } = await new SignDownloadUrl(files.fileGate, SIGNATURES, files.clock).execute(ISSUER, fileId, 60);
  terms = { fileId, issuerId: ISSUER.userId, expires };
});

const followed = (given: DownloadTerms = terms, signature = sign(given)) => follow.execute(given, signature, CLIENT);

describe('FollowDownloadUrl', () => {
  it('opens a file, or a part of it, until the time of the URL is over', async () => {
    expect(new Date(terms.expires * 1000)).toEqual(new Date('2026-03-01T12:01:01Z'));
    const { file, open } = await followed();
    expect([file.id, await textOf(open({ start: 1, end: 3 }))]).toEqual([terms.fileId, '123']);
    files.clock.set(new Date(terms.expires * 1000));
    await expect(followed()).rejects.toThrow(DownloadUrlRefusedError);
  });

  it('refuses what was not signed', async () => {
    await expect(followed({ ...terms, expires: terms.expires + 1 }, sign(terms))).rejects.toThrow(DownloadUrlRefusedError);
  });

  it('keeps account of what is opened, in the name of who made the URL', async () => {
    const { open } = await followed();
    expect(files.fileStore.accesses).toEqual([]);
    await open();
    expect(files.fileStore.accesses).toEqual([{ linkId: null, ...CLIENT, outcome: 'DOWNLOADED', at: files.clock.now() }]);
  });

  it.each([
    ['may do nothing any more', null],
    ['may see no files any more', sampleActor(7, 'files:share')],
  ])('refuses a URL whose maker %s', async (_case, issuer) => {
    if (issuer) actors.set(issuer.userId, issuer);
    else actors.clear();
    await expect(followed()).rejects.toThrow(DownloadUrlRefusedError);
  });

  it('finds no file that its maker does not see, or that is gone', async () => {
    actors.set(8, sampleActor(8, 'files:view'));
    await expect(followed({ ...terms, issuerId: 8 })).rejects.toThrow(NotFoundError);
    const { open } = await followed();
    await files.files.remove(terms.fileId);
    await expect(followed()).rejects.toThrow(NotFoundError);
    await expect((async () => open())()).rejects.toThrow(NotFoundError);
    expect(files.fileStore.accesses).toEqual([]);
  });
});
