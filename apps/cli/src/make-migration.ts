import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = 'libs/infrastructure/src/migrations';
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** So that the file can be written and unpacked everywhere, with its number and the endings of what is built of it. */
const LONGEST_NAME = 100;
const NUMBERED = /^\d{4}-.*\.ts$/;
const TEMPLATE = `import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('');
}
`;

/**
 * Writes an empty migration and adds it to the list.
 * @param workingDirectory the repository's root
 * @returns the path of the new file
 * @throws Error when the name is not words joined by hyphens or is too long, or this is not the repository
 */
export async function makeMigration(name: string, workingDirectory: string): Promise<string> {
  if (!NAME.test(name)) throw new Error(`NAME: "${name}" is not made of small letters and digits, joined by hyphens`);
  if (name.length > LONGEST_NAME) throw new Error(`NAME: has ${name.length} characters; at most ${LONGEST_NAME} are allowed`);
  const folder = join(workingDirectory, FOLDER);
  const files = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`There is no ${FOLDER} here; run this in the root of the repository`, { cause });
  });
  const numbered = `${nextNumber(files)}-${name}`;
  const path = join(folder, `${numbered}.ts`);
  const index = join(folder, 'index.ts');
  const extended = withMigration(await readFile(index, 'utf8'), numbered);
  await writeFile(path, TEMPLATE, { flag: 'wx' });
  await writeFile(index, extended);
  return path;
}

function nextNumber(files: readonly string[]): string {
  const numbers = files.filter((file) => NUMBERED.test(file)).map((file) => Number(file.slice(0, 4)));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/** The list of migrations with one more at its end. Its number keeps its name apart from others and from words of the language. */
export function withMigration(index: string, numbered: string): string {
  const words = numbered.slice(5).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const identifier = `${words}${numbered.slice(0, 4)}`;
  return index
    .replace(/^import type/m, `import * as ${identifier} from './${numbered}.js';\nimport type`)
    .replace(/^\];/m, `  { name: '${numbered}', migration: ${identifier} },\n];`);
}
