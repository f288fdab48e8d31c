import { NotFoundError } from '@halolight/domain/kernel';
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
    new DeleteVersion(versioning.unitOfWork, versioning.versions, versioning.outbox).execute(sampleActor(7), versionId);

  it('removes the version, and tells who removed which', async () => {
    const id = await versioning.versions.add({ version: '1.1', supported: true });
    await remove(id);
    expect(await versioning.versionDirectory.byId(id)).toBeNull();
    expect(versioning.outbox.events).toEqual([
      { type: 'version.deleted', actorId: 7, subject: { type: 'version', id }, data: { version: '1.1' } },
    ]);
    expect(versioning.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('refuses an unknown id and tells nobody', async () => {
    await expect(remove(-5)).rejects.toThrow(NotFoundError);
    expect(versioning.outbox.events).toEqual([]);
    expect(versioning.unitOfWork.outcomes).toEqual(['undone']);
  });
});
