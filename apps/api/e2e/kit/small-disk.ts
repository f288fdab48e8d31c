import { execFile } from 'node:child_process';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of its own, in memory, which is full when it holds what it is told. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Null where this process may mount nothing: that takes root, and in a container CAP_SYS_ADMIN. */
  static async mount(megabytes: number): Promise<SmallDisk | null> {
    const folder = await mkdtemp(join(tmpdir(), 'halolight-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'halolight-test', folder]);
      return new SmallDisk(folder);
    } catch {
      await rmdir(folder);
      return null;
    }
  }

  async unmount(): Promise<void> {
    await run('umount', [this.folder]);
    await rmdir(this.folder);
  }
}
