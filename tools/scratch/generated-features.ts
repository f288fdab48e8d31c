import { removeFeature } from './remove-feature.ts';
import type { ScratchRepository } from './scratch-repository.ts';

/** A feature of every kind: every type of field, unique and null, with an owner and without, searchable and not; named like what the templates name, too. */
const KINDS: readonly (readonly string[])[] = [
  [
    'blog-stories',
    '--fields',
    'make:string(200)! sample:string(8)!? body:text summary:text? state:enum(draft|published) day:date end:date? readAt:datetime at:datetime? isFree:boolean? order:integer(0..5) price:number(0..999.5)?',
    '--searchable',
    'make,body,summary',
  ],
  [
    'spare-parts',
    '--no-owner',
    '--searchable',
    'none',
    '--fields',
    'code:string(2) serial:integer! maker:integer(1000..9000000000)!? weight:number fragile:boolean grade:enum(a|b|in-between)? checkedAt:datetime',
  ],
  ['geese', '--entity', 'goose', '--no-owner', '--fields', 'body:string(600) year:integer(-5..-1)?'],
  ['owners', '--fields', 'at:datetime'],
  // As the product has them, which had it made so.
  ['books', '--fields', 'title:string(200) author:string(100) category:string(50)? rating:integer(0..5)? publicationYear:integer(0..3000)?'],
];

const LIBRARIES = ['libs/domain', 'libs/application', 'libs/infrastructure'];
const APPLICATIONS = ['apps/api', 'apps/scheduler', 'apps/cli'];

/** Their folders, as a pattern for paths. */
export const GENERATED = '(blog-stories|spare-parts|geese|owners|books)';

/** Makes them, books in place of the product's own. @returns the TypeScript files that are new or have changed */
export async function generateFeatures(repository: ScratchRepository): Promise<string[]> {
  await removeFeature(repository.root, ['books', 'book']);
  const files: string[] = [];
  for (const options of KINDS) {
    const said = await repository.run('.', 'nx', 'g', '@halolight/tools:feature', ...options);
    files.push(...[...said.matchAll(/^(?:CREATE|UPDATE) (.*\.ts)$/gm)].flatMap(([, path]) => path ?? []));
  }
  return files;
}

/** Makes the routes from the controllers, the client's types from what the API says of itself, and compiles everything, specs included. */
export async function compile(repository: ScratchRepository): Promise<void> {
  await repository.run('apps/api', 'tsoa', 'spec-and-routes', '-c', 'tsoa.config.cjs');
  await repository.run('apps/api', 'node', 'scripts/check-operations.mjs');
  await repository.run('.', 'tsc', '-b', 'apps/api/tsconfig.lib.json');
  await repository.run('apps/api', 'node', 'dist/print-openapi.js', 'generated/openapi.json');
  await repository.run('libs/client', 'openapi-typescript', '../../apps/api/generated/openapi.json', '-o', 'src/generated/schema.ts');
  await repository.run('.', 'tsc', '-b', ...LIBRARIES, ...APPLICATIONS);
}

/** Runs the tests of a project whose paths match. */
export function jest(repository: ScratchRepository, project: string, ...argv: readonly string[]): Promise<string> {
  const script = `${repository.root}/node_modules/jest/bin/jest.js`;
  return repository.run(project, 'node', '--experimental-vm-modules', '--no-warnings', script, '--coverage=false', ...argv);
}
