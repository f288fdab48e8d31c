import { readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../error-code.js';

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

/** Makes the links between shared libraries that an npm package cannot hold and that its install script, where those are off, did not make. */
export async function linkLibraries(packageFolder: string): Promise<void> {
  for (const { source, target } of await listedLinks(packageFolder)) await link(basename(source), join(packageFolder, target));
}

async function listedLinks(packageFolder: string): Promise<z.infer<typeof LINKS>> {
  try {
    return LINKS.parse(JSON.parse(await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Several processes may do this at once: a link that is there already is as good. */
async function link(to: string, path: string): Promise<void> {
  try {
    await symlink(to, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
