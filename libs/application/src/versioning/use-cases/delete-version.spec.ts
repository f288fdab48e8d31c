import { NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryVersioning } from '../testing/index.js';
import { DeleteVersion } from './delete-version.js';

describe('DeleteVersion', () => {
  let versioning: InMemoryVersioning;
  beforeEach(() => {
    versioning = new InMemoryVersioning();
  });

  const remove = (versionId: number) =>
    new DeleteVersion(versioning.unitOfWork, versioning.versions, versioning.signals, versioning.outbox).execute(sampleActor(7), versionId);

  it('removes the version, and tells who removed which', async () => {
    const id = await versioning.versions.add({ version: '1.1', supported: true });
    await remove(id);
    expect(await versioning.versionDirectory.byId(id)).toBeNull();
    expect(versioning.outbox.events).toEqual([
      { type: 'version.deleted', actorId: 7, subject: { type: 'version', id }, data: { version: '1.1' } },
    ]);
    expect(versioning.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('keeps what somebody else changed meanwhile', async () => {
    const id = await versioning.versions.add({ version: '1.1', supported: true });
    const remover = new DeleteVersion(versioning.unitOfWork, versioning.versions, versioning.signals, versioning.outbox);
    await expect(remover.execute(sampleActor(7), id, [2])).rejects.toThrow(StaleVersionError);
    expect(await versioning.versionDirectory.byId(id)).not.toBeNull();
    await remover.execute(sampleActor(7), id, [1]);
    expect(await versioning.versionDirectory.byId(id)).toBeNull();
  });

  it('refuses an unknown id and tells nobody', async () => {
    await expect(remove(-5)).rejects.toThrow(NotFoundError);
    expect(versioning.outbox.events).toEqual([]);
    expect(versioning.unitOfWork.outcomes).toEqual(['undone']);
  });

  it('keeps one that a handler of the signal wants to keep', async () => {
    const id = await versioning.versions.add({ version: '1.1', supported: true });
    versioning.signals.beforeDelete.handle(({ version }) => {
      throw new Error(`${version} stays`);
    });
    await expect(remove(id)).rejects.toThrow('1.1 stays');
    expect([await versioning.versionDirectory.byId(id), versioning.outbox.events]).toEqual([expect.anything(), []]);
  });
});
