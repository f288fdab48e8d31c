import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PostalMime, { type Email } from 'postal-mime';
import { RunningProgram, startProgram, type Variables } from './running-program.js';

const MAIN = fileURLToPath(new URL('../../../scheduler/dist/main.js', import.meta.url));

/** The built scheduler as a process of its own. */
export class RunningScheduler extends RunningProgram {
  /** Starts it on a free port and waits until it is ready. @throws Error with what it wrote when it is not */
  static async start(databaseUrl: string, variables: Variables = {}): Promise<RunningScheduler> {
    const scheduler = new RunningScheduler(await startProgram(MAIN, 'SCHEDULER_PORT', databaseUrl, variables));
    await scheduler.untilReady();
    return scheduler;
  }

  /** The mails it wrote to files, to this address or to anybody. */
  async mails(to?: string): Promise<Email[]> {
    const folder = join(this.folder, 'mail');
    const names = await readdir(folder).catch(() => []);
    const files = names.filter((name) => name.endsWith('.eml')).map((name) => readFile(join(folder, name)));
    const mails = await Promise.all((await Promise.all(files)).map((file) => PostalMime.parse(file)));
    return mails.filter((mail) => to === undefined || mail.to?.some(({ address }) => address === to));
  }
}
