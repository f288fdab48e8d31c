import { CreateFileLink, DeleteFolder, DocumentSignals, FileGate, FileSignals, FollowFileLink, FolderClearing, FolderSignals, FolderTree, RevokeFileLink } from '@halolight/application/content';
import { addSampleFile, InMemoryFileStorage, InMemoryLinkPasswordThrottle, sampleFolder } from '@halolight/application/content/testing';
import { RecordingEventOutbox, sampleActor } from '@halolight/application/kernel/testing';
import { NotFoundError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SystemClock } from '../kernel/index.js';
import { RandomLinkTokens } from './random-link-tokens.js';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';

const ROUNDS = process.env['TORTURE'] ? 200 : 40;
const MANY = 10_000;
const CLIENT = { ip: '192.0.2.1', userAgent: 'test' };
const PASSWORDS = { hash: async () => 'none', verify: async () => ({ matches: true }) };
const inAnHour = (): Date => new Date(Date.now() + 3_600_000);

let store: KnexFiles;
beforeAll(async () => {
  store = await openKnexFiles();
});
afterAll(() => store?.close());

function useCases(ownerId: number) {
  const { unitOfWork, folders, documents, files, links } = store;
  const [outbox, clock, tokens, actor] = [new RecordingEventOutbox(), new SystemClock(), new RandomLinkTokens(), sampleActor(ownerId, 'files:delete', 'files:share')];
  const folderSignals = new FolderSignals();
  const clearing = new FolderClearing(folders, documents, files, folderSignals, new DocumentSignals(), new FileSignals());
  const deletion = new DeleteFolder(unitOfWork, folders, new FolderTree(folders), clearing, folderSignals, outbox);
  const sharing = new CreateFileLink(unitOfWork, links, tokens, new FileGate(files, store.fileShares), PASSWORDS, clock, outbox);
  const revocation = new RevokeFileLink(unitOfWork, links, files, outbox);
  const following = new FollowFileLink(unitOfWork, links, files, { find: async () => actor }, tokens, PASSWORDS, new InMemoryLinkPasswordThrottle(clock), new InMemoryFileStorage(), clock);
  return {
    remove: (folderId: number) => deletion.execute({ actor, folderId, recursive: true }),
    share: (fileId: number) => sharing.execute({ actor, fileId, expiresAt: null, maxAccess: null, password: null }),
    revoke: (linkId: number) => revocation.execute(actor, linkId),
    show: (token: string) => following.show({ token, password: null, client: CLIENT }),
    download: async (token: string) => (await following.download({ token, password: null, client: CLIENT })).open(),
  };
}

const reasons = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

it(`a folder is deleted while links to the files in it are made, followed and revoked, in ${ROUNDS} rounds: nobody waits for each other for ever`, async () => {
  const ownerId = await store.addUser();
  const { remove, share, revoke, show, download } = useCases(ownerId);
  for (let round = 0; round < ROUNDS; round += 1) {
    const folderId = await store.folders.add(sampleFolder(ownerId));
    const [one, two] = [await addSampleFile(store, ownerId, { folderId }), await addSampleFile(store, ownerId, { folderId })];
    const [kept, revoked, other] = [await share(one.id), await share(one.id), await share(two.id)];
    const follow = () => [kept, other].flatMap(({ token }) => [download(token), show(token)]);
    const uses = [...follow(), revoke(revoked.id), share(two.id), store.links.recordSigned(one.id, ownerId, CLIENT)];
    const [removed, ...others] = await Promise.allSettled([remove(folderId), ...uses, ...follow()]);
    expect(reasons([removed])).toEqual([]);
    expect(reasons(others).filter((reason) => !(reason instanceof NotFoundError))).toEqual([]);
  }
});

it('who followed links is forgotten without waiting for what goes with a file that is being deleted', async () => {
  const ownerId = await store.addUser();
  const [going, staying] = [await addSampleFile(store, ownerId), await addSampleFile(store, ownerId)];
  await store.links.forgetAccesses(inAnHour(), MANY);
  for (const { id } of [going, staying, going]) await store.links.recordSigned(id, ownerId, CLIENT);
  const [deleted, forgotten] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
  const deletion = store.unitOfWork.run(async () => {
    await store.files.remove(going.id);
    deleted.resolve();
    await forgotten.promise;
    await store.files.remove(staying.id);
  });
  await deleted.promise;
  forgotten.resolve(store.links.forgetAccesses(inAnHour(), MANY));
  expect(await forgotten.promise).toBe(1);
  await deletion;
});
