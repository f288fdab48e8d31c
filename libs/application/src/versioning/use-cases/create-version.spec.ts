import { VersionTakenError } from '@halolight/domain/versioning';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryVersioning } from '../testing/index.js';
import { CreateVersion } from './create-version.js';

describe('CreateVersion', () => {
  let versioning: InMemoryVersioning;
  beforeEach(() => {
    versioning = new InMemoryVersioning();
  });

  const create = (version: string, supported: boolean) =>
    new CreateVersion(versioning.unitOfWork, versioning.versions, versioning.signals, versioning.outbox).execute({ actor: sampleActor(7), version, supported });

  it.each([true, false])('keeps a version and whether it is served: %s', async (supported) => {
    const id = await create('1.1', supported);
    expect(await versioning.versionDirectory.byId(id)).toMatchObject({ id, version: '1.1', supported });
    expect(versioning.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('tells who made which version', async () => {
    const id = await create('1.1', true);
    expect(versioning.outbox.events).toEqual([
      { type: 'version.created', actorId: 7, subject: { type: 'version', id }, data: { version: '1.1', supported: true } },
    ]);
  });

  it('refuses a known version and tells nobody', async () => {
    await versioning.versions.add({ version: '1.1', supported: false });
    await expect(create('1.1', true)).rejects.toThrow(VersionTakenError);
    expect(versioning.outbox.events).toEqual([]);
    expect(versioning.unitOfWork.outcomes).toEqual(['undone']);
  });

  it('keeps and tells what the handlers of the signal make of it', async () => {
    versioning.signals.beforeCreate.handle((draft) => ({ ...draft, supported: false }));
    const id = await create('1.1', true);
    expect(await versioning.versionDirectory.byId(id)).toMatchObject({ supported: false });
    expect(versioning.outbox.events).toMatchObject([{ data: { supported: false } }]);
  });
});
