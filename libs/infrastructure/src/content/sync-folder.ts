import { open } from 'node:fs/promises';

/** Has the names in a folder survive a crash of the machine, fsync(2). Windows keeps them by itself, and opens no folder. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}
