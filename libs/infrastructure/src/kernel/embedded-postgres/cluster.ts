import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The folder that holds a server's data and, beside it, what is needed to reach the server. */
export class Cluster {
  readonly data: string;
  readonly log: string;
  private readonly passwordFile: string;
  private readonly portFile: string;

  constructor(readonly folder: string) {
    this.data = join(folder, 'data');
    this.log = join(folder, 'server.log');
    this.passwordFile = join(folder, 'password');
    this.portFile = join(folder, 'port');
  }

  readPassword(): Promise<string> {
    return readFile(this.passwordFile, 'utf8');
  }

  async writePassword(password: string): Promise<string> {
    await writeFile(this.passwordFile, password, { mode: 0o600 });
    return this.passwordFile;
  }

  /** The port used last; undefined before the first start. */
  async readPort(): Promise<number | undefined> {
    return readPositive(this.portFile, 0);
  }

  writePort(port: number): Promise<void> {
    return writeFile(this.portFile, String(port), { mode: 0o600 });
  }

  /** The process that runs the server, or ran it before it was killed; undefined after an orderly stop. */
  readServerPid(): Promise<number | undefined> {
    return readPositive(join(this.data, 'postmaster.pid'), 0);
  }

  /** The port that the running server listens on, as it says itself. */
  readServerPort(): Promise<number | undefined> {
    return readPositive(join(this.data, 'postmaster.pid'), 3);
  }

  /** What the server said last, for an error's message. */
  async logTail(): Promise<string> {
    const text = await readFile(this.log, 'utf8').catch(() => '');
    return text.trim().split('\n').slice(-5).join('\n');
  }
}

const POSITIVE = z.coerce.number().int().positive();

async function readPositive(file: string, line: number): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return POSITIVE.safeParse(text.split('\n')[line]).data;
}
