import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { compile, GENERATED, generateFeatures, jest } from '../../scratch/generated-features.ts';
import { ScratchRepository } from '../../scratch/scratch-repository.ts';

let repository: ScratchRepository;
let files: readonly string[];
beforeAll(async () => {
  repository = await ScratchRepository.create();
  files = await generateFeatures(repository);
});
afterAll(() => repository?.remove());

describe('generated features, untouched by hand,', () => {
  it('compile', () => compile(repository));

  it('keep the boundaries', async () => {
    await repository.run('.', 'depcruise', 'apps', 'libs', 'tools', '--config', '.dependency-cruiser.mjs');
  });

  it('please the linter', async () => {
    await repository.run('.', 'nx', 'graph', '--file=.nx/graph.json');
    await repository.run('.', 'eslint', '--max-warnings', '0', ...files);
  });

  it('please the linters of the API document', async () => {
    await repository.run('apps/api', 'node', 'scripts/lint-openapi.mjs');
  });

  it.each(['libs/domain', 'libs/application'])('pass their unit tests in %s', async (project) => {
    await jest(repository, project, `src/${GENERATED}/`);
  });

  it('have a row in the authorization matrix for every operation', async () => {
    await jest(repository, 'apps/api', 'authorization-matrix');
  });
});
