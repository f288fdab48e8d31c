import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MIGRATIONS = 'libs/infrastructure/src/migrations';
/** Where the house lists its features, a line or two for each. */
const LISTS = [
  `${MIGRATIONS}/index.ts`,
  'libs/infrastructure/src/features/feature-modules.ts',
  'apps/api/src/http/http-modules.ts',
  'apps/api/src/http/openapi/tags.ts',
  'apps/api/e2e/authorization/authorization-matrix.ts',
  'tools/boundaries/features.json',
];
const PLAN = 'docs/scale.md';

/** Takes a feature out of a copy of the repository, so that it can be made anew. @param names its folder, and what one of its things is called: books, book */
export async function removeFeature(root: string, [folder, entity]: readonly [string, string]): Promise<void> {
  const layers = ['libs/domain/src', 'libs/application/src', 'libs/infrastructure/src', 'apps/api/src/http', 'apps/api/e2e'];
  const migrations = (await readdir(join(root, MIGRATIONS))).filter((name) => name.endsWith(`-${folder}.ts`));
  const paths = [...layers.map((layer) => `${layer}/${folder}`), ...migrations.map((name) => `${MIGRATIONS}/${name}`), `apps/api/e2e/authorization/rows/${entity}-rows.ts`];
  for (const path of paths) await rm(join(root, path), { recursive: true });
  const named = new RegExp(`\\b(${folder}(Module|HttpModule)?|${entity.toUpperCase()}_ROWS)\\b`, 'i');
  for (const list of LISTS) {
    const lines = (await readFile(join(root, list), 'utf8')).split('\n');
    await writeFile(join(root, list), lines.filter((line) => !named.test(line)).join('\n'));
  }
  const plan = await readFile(join(root, PLAN), 'utf8');
  await writeFile(join(root, PLAN), plan.replace(`, \`${folder}\``, ''));
}
