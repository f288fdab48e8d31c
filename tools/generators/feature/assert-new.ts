import type { Tree } from '@nx/devkit';
import { GeneratorError } from './generator-error.ts';
import type { Feature } from './template-values.ts';

const MIGRATIONS = 'libs/infrastructure/src/migrations';
const HTTP = 'apps/api/src/http';
const ROWS = 'apps/api/e2e/authorization/rows';
const CREATED_TABLE = /\bcreate table (?:if not exists )?"?(\w+)/g;
const EXPORTED_TYPE = /^export (?:interface|type|class) (\w+)/gm;

/** @throws GeneratorError when something of the feature's name, or of one of its parts, is there */
export function assertNew(tree: Tree, { names, fields }: Feature): void {
  const { folder, file, table, things, Thing } = names;
  const folders = ['domain', 'application', 'infrastructure'].map((layer) => `libs/${layer}/src/${folder}`);
  const there = [...folders, `${HTTP}/${folder}`].find((path) => tree.exists(path));
  if (there !== undefined) throw new GeneratorError([`name: there is a ${there} already; remove it, or choose another name`]);
  const migrations = textsIn(tree, MIGRATIONS);
  if (found(migrations, CREATED_TABLE).has(table)) throw new GeneratorError([`name: there is a table ${table} in the database already; choose another name`]);
  if (migrations.some((text) => text.includes(` as ${things} from `))) throw new GeneratorError([`name: a migration is called ${things} already; choose another name`]);
  const texts = textsIn(tree, HTTP);
  if (texts.some((text) => text.includes(`@Route('${folder}')`))) throw new GeneratorError([`name: the path /api/${folder} is taken; choose another name`]);
  const types = found(texts, EXPORTED_TYPE);
  const ownTypes = [`${Thing}Body`, `Create${Thing}Body`, `Patch${Thing}Body`, `${Thing}ListQuery`];
  if (ownTypes.some((type) => types.has(type)) || tree.exists(`${ROWS}/${file}-rows.ts`)) {
    throw new GeneratorError([`entity: something called ${Thing} is there already; say with --entity what else one is called`]);
  }
  const taken = fields.filter(({ values: { http } }) => http.tags !== null && types.has(http.type));
  if (taken.length > 0) throw new GeneratorError(taken.map(({ name, values }) => `fields: ${name}: the API knows a ${values.http.type} already; choose another name`));
}

function textsIn(tree: Tree, path: string): string[] {
  if (!tree.isFile(path)) return tree.children(path).flatMap((name) => textsIn(tree, `${path}/${name}`));
  return path.endsWith('.ts') ? [tree.read(path, 'utf8') ?? ''] : [];
}

function found(texts: readonly string[], pattern: RegExp): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)));
}
