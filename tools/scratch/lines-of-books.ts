import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScratchRepository } from './scratch-repository.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** Migrations are numbered when they are made. */
const [MIGRATION, RELEASED_MIGRATION] = [/\d{4}-books\.ts$/, '0050-books.ts'];

/** What the generator makes for books and the product has no more, since it was rewritten by hand: lines by file. @param files what was made */
export async function rewrittenLinesOfBooks({ root }: ScratchRepository, files: readonly string[]): Promise<Record<string, string[]>> {
  const rewritten: Record<string, string[]> = {};
  for (const file of files.filter((path) => /\/books\/|\/book-rows\.ts$|-books\.ts$/.test(path))) {
    const made = await readFile(join(root, file), 'utf8');
    const kept = await readFile(join(REPOSITORY, file.replace(MIGRATION, RELEASED_MIGRATION)), 'utf8');
    const lost = lostLines(made.split('\n'), kept.split('\n'));
    if (lost.length > 0) rewritten[file] = lost;
  }
  return rewritten;
}

/** The lines that are not among others in their order. */
function lostLines(lines: readonly string[], others: readonly string[]): string[] {
  let at = 0;
  return lines.filter((line) => {
    const found = others.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}
