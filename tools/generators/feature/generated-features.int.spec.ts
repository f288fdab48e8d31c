import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compile, GENERATED, generateFeatures, jest } from '../../scratch/generated-features.ts';
import { rewrittenLinesOfBooks } from '../../scratch/lines-of-books.ts';
import { ScratchRepository } from '../../scratch/scratch-repository.ts';

/** What /api/books was given by hand: a route by author, demo data, and fixtures that are known by less than all they say. */
const REWRITTEN = {
  'apps/api/src/http/books/books.controller.ts': [expect.stringMatching(/^import .* from '\.\/books\.contract\.js';$/)],
  'libs/infrastructure/src/books/books.module.ts': [expect.stringMatching(/^import .* from '\.\.\/kernel\/index\.js';$/)],
  'libs/infrastructure/src/books/book-fixtures.ts': expect.arrayContaining([expect.stringContaining('known by all that it says')]),
};

let repository: ScratchRepository;
let files: readonly string[];
beforeAll(async () => {
  repository = await ScratchRepository.create();
  files = await generateFeatures(repository);
});
afterAll(() => repository?.remove());

describe('generated features, untouched by hand,', () => {
  it('are, for books, every line of what the product has, but for what was rewritten by hand', async () => {
    expect(files.filter((file) => file.includes('/books/')).length).toBeGreaterThan(30);
    expect(await rewrittenLinesOfBooks(repository, files)).toEqual(REWRITTEN);
  });

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
