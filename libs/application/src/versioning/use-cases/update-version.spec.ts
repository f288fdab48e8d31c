import { NotFoundError, StaleVersionError, type ExpectedVersions } from '@halolight/domain/kernel';
import { VersionTakenError } from '@halolight/domain/versioning';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryVersioning } from '../testing/index.js';
import { UpdateVersion, type UpdateVersionCommand } from './update-version.js';

describe('UpdateVersion', () => {
  let versioning: InMemoryVersioning;
  let versionId: number;
  beforeEach(async () => {
    versioning = new InMemoryVersioning();
    versionId = await versioning.versions.add({ version: '1.1', supported: true });
  });

  const update = (changes: UpdateVersionCommand['changes'], id = versionId, expectedVersions?: ExpectedVersions) =>
    new UpdateVersion(versioning.unitOfWork, versioning.versions, versioning.signals, versioning.outbox).execute({
      actor: sampleActor(7),
      versionId: id,
      changes,
      expectedVersions,
    });

  it.each([
    [{ supported: false }, { version: '1.1', supported: false }],
    [{ version: '1.2' }, { version: '1.2', supported: true }],
    [{ version: '1.2', supported: false }, { version: '1.2', supported: false }],
    [{ version: undefined, supported: undefined }, { version: '1.1', supported: true }],
  ])('changes by %j what is given and nothing else, and tells what holds now', async (changes, expected) => {
    await update(changes);
    expect(await versioning.versions.findForUpdate(versionId)).toEqual({ id: versionId, ...expected, revision: 2 });
    expect(versioning.outbox.events).toEqual([
      { type: 'version.updated', actorId: 7, subject: { type: 'version', id: versionId }, data: expected },
    ]);
    expect(versioning.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('refuses a change of what somebody else changed meanwhile, and tells nobody', async () => {
    await update({ supported: false }, versionId, [1]);
    await expect(update({ supported: true }, versionId, [1])).rejects.toThrow(StaleVersionError);
    expect(await versioning.versions.findForUpdate(versionId)).toMatchObject({ supported: false, revision: 2 });
    expect(versioning.outbox.events).toHaveLength(1);
  });

  it('refuses an unknown id and a name that is taken, and tells nobody', async () => {
    await versioning.versions.add({ version: '1.2', supported: true });
    await expect(update({ supported: false }, -5)).rejects.toThrow(NotFoundError);
    await expect(update({ version: '1.2' })).rejects.toThrow(VersionTakenError);
    expect(versioning.outbox.events).toEqual([]);
    expect(versioning.unitOfWork.outcomes).toEqual(['undone', 'undone']);
  });

  it('keeps and tells what the handlers of the signal make of it', async () => {
    versioning.signals.beforeUpdate.handle((version) => ({ ...version, supported: true }));
    await update({ version: '1.3', supported: false });
    expect(await versioning.versions.findForUpdate(versionId)).toMatchObject({ version: '1.3', supported: true });
    expect(versioning.outbox.events).toMatchObject([{ data: { version: '1.3', supported: true } }]);
  });
});
