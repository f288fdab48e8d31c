import { NoSuchSubjectError } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { GrantFile, type GrantFileCommand } from './grant-file.js';
import { UngrantFile, type UngrantFileCommand } from './ungrant-file.js';

let files: InMemoryFiles;
let [ownerId, visitorId, groupId, fileId] = [0, 0, 0, 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  [ownerId, visitorId] = [await files.addUser(), await files.addUser()];
  groupId = await files.addGroup(ownerId, visitorId);
  fileId = (await addSampleFile(files, ownerId)).id;
});

const grant = (given: Partial<GrantFileCommand>) =>
  new GrantFile(files.unitOfWork, files.shares, files.fileGate, files.clock, files.outbox).execute({ actor: sampleActor(ownerId), fileId, permission: 'READ', ...given });
const ungrant = (given: Partial<UngrantFileCommand>) =>
  new UngrantFile(files.unitOfWork, files.shares, files.fileGate, files.outbox).execute({ actor: sampleActor(ownerId), fileId, ...given });
const subject = () => ({ type: 'file', id: fileId });

const noGroup = new NoSuchSubjectError('groupId');

describe('GrantFile and UngrantFile', () => {
  it('let in and out, and tell whom', async () => {
    const expiresAt = new Date(files.clock.now().getTime() + 1);
    expect(await grant({ groupId, permission: 'EDIT', expiresAt })).toMatchObject({ groupId, userId: null, permission: 'EDIT', expiresAt });
    expect(await files.shares.grantedTo(fileId, visitorId)).toBe('EDIT');
    await ungrant({ groupId });
    expect(await files.shares.grantedTo(fileId, visitorId)).toBeNull();
    expect(files.outbox.events).toEqual([
      { type: 'file.shared', actorId: ownerId, subject: subject(), data: { userId: null, groupId, permission: 'EDIT', expiresAt } },
      { type: 'file.unshared', actorId: ownerId, subject: subject(), data: { userId: null, groupId } },
    ]);
    await expect(ungrant({ groupId })).rejects.toThrow(new NotFoundError('Share'));
  });

  it('know the groups that one is in, and all to who may see them', async () => {
    const others = await files.addGroup(visitorId);
    for (const unknown of [others, -1]) await expect(grant({ groupId: unknown })).rejects.toEqual(noGroup);
    expect(files.outbox.events).toEqual([]);
    expect(await grant({ actor: sampleActor(ownerId, 'groups:view'), groupId: others })).toMatchObject({ groupId: others });
  });

  it('are for the owner, and refuse what makes no sense', async () => {
    await expect(grant({ actor: sampleActor(visitorId), groupId })).rejects.toThrow(NotFoundError);
    await grant({ userId: visitorId, permission: 'EDIT' });
    await expect(grant({ actor: sampleActor(visitorId), groupId })).rejects.toThrow(ForbiddenError);
    await expect(ungrant({ actor: sampleActor(visitorId), userId: visitorId })).rejects.toThrow(ForbiddenError);
    for (const wrong of [{}, { userId: ownerId }, { userId: visitorId, groupId }, { groupId, expiresAt: files.clock.now() }]) {
      await expect(grant(wrong)).rejects.toMatchObject({ kind: 'invalid' });
    }
  });
});
