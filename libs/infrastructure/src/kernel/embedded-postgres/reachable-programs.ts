import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { closedFolder } from './closed-folder.js';
import { linkLibraries } from './link-libraries.js';
import { programsIn, type ServerPrograms } from './server-programs.js';
import type { ServerUser } from './server-user.js';
import { sharedFolder } from './shared-folder.js';

const MANIFEST = z.object({ version: z.string().regex(/^[\w.+-]+$/) });
const OWNER_RUNS = 0o100;

/** The programs, where `user` can run them: in their own place, or else in a copy that is made once for each version. */
export async function reachablePrograms(programs: ServerPrograms, user: ServerUser | undefined): Promise<ServerPrograms> {
  if (!user || (await closedFolder(programs.pgCtl, user)) === undefined) return programs;
  const { packageFolder } = programs;
  const { version } = MANIFEST.parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')));
  const copy = join(await sharedFolder(), `${basename(packageFolder)}-${version}`);
  if (!(await exists(copy))) await copyOnce(packageFolder, copy);
  return programsIn(copy);
}

/** Copied under another name and then renamed: a copy that was interrupted is never taken for whole. */
async function copyOnce(packageFolder: string, copy: string): Promise<void> {
  await linkLibraries(packageFolder);
  const draft = await mkdtemp(`${copy}.new-`);
  try {
    await cp(packageFolder, draft, { recursive: true, verbatimSymlinks: true });
    await openToAll(draft);
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, entry.isDirectory() || (mode & OWNER_RUNS) !== 0 ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
