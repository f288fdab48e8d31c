import type { Tree } from '@nx/devkit';
import { withEntry, withLocalTable, withProperty } from './list-file.ts';
import type { Feature } from './template-values.ts';

const FEATURES = 'tools/boundaries/features.json';
const SCALE = 'docs/scale.md';
const TAGS = 'apps/api/src/http/openapi/tags.ts';

/** Puts the feature into the lists by which the house knows its features: from its boundaries to the authorization matrix. */
export function wireFeature(tree: Tree, { names, hasOwner, migration }: Feature): void {
  const { folder, file, table, things, THING, Many } = names;
  const entries: Record<string, { importLine: string; entry: string }> = {
    'libs/infrastructure/src/migrations/index.ts': {
      importLine: `import * as ${things} from './${migration}.js';`,
      entry: `{ name: '${migration}', migration: ${things} },`,
    },
    'libs/infrastructure/src/features/feature-modules.ts': {
      importLine: `import { ${things}Module } from '../${folder}/index.js';`,
      entry: `${things}Module,`,
    },
    'apps/api/src/http/http-modules.ts': {
      importLine: `import { ${things}HttpModule } from './${folder}/${folder}-http.module.js';`,
      entry: `${things}HttpModule,`,
    },
    'apps/api/e2e/authorization/authorization-matrix.ts': {
      importLine: `import { ${THING}_ROWS } from './rows/${file}-rows.js';`,
      entry: `...${THING}_ROWS,`,
    },
  };
  for (const [path, entry] of Object.entries(entries)) tree.write(path, withEntry(textOf(tree, path), path, entry));
  const tag = Many.includes(' ') ? `'${Many}'` : Many;
  const description = hasOwner ? `${Many}, each with an owner.` : `${Many}, kept by holders of ${folder}:*.`;
  tree.write(TAGS, withProperty(textOf(tree, TAGS), TAGS, `${tag}: '${description}',`));
  tree.write(SCALE, withLocalTable(textOf(tree, SCALE), SCALE, table));
  tree.write(FEATURES, withFeature(textOf(tree, FEATURES), folder));
}

/** One feature a line, as the file has them. */
function withFeature(json: string, feature: string): string {
  const features = { ...(JSON.parse(json) as Record<string, { mayKnow: string[] }>), [feature]: { mayKnow: [] } };
  const lines = Object.entries(features).map(([name, { mayKnow }]) => `  "${name}": { "mayKnow": [${mayKnow.map((other) => `"${other}"`).join(', ')}] }`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function textOf(tree: Tree, path: string): string {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} is not there; run this in the root of the repository`);
  return text;
}
