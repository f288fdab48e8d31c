import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { compile, GENERATED, generateFeatures, jest } from '../../scratch/generated-features.ts';
import { ScratchRepository } from '../../scratch/scratch-repository.ts';

let repository: ScratchRepository;
beforeAll(async () => {
  repository = await ScratchRepository.create();
  await generateFeatures(repository);
  await compile(repository);
});
afterAll(() => repository?.remove());

describe('generated features, untouched by hand,', () => {
  it('pass their integration tests, migrate up and down, and have a place in the plan past one machine', async () => {
    await jest(repository, 'libs/infrastructure', '--config', 'jest.int.config.js', `src/${GENERATED}/|migrations\\.int|citus-plan`);
  });

  it('pass their tests over HTTP, the authorization matrix and the fuzzer', async () => {
    await jest(repository, 'apps/api', '--config', 'jest.e2e.config.js', `e2e/(${GENERATED}|authorization|fuzzing)/`);
  });
});
