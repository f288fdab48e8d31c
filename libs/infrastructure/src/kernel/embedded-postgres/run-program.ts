import { execFile } from 'node:child_process';
import type { ServerUser } from './server-user.js';

/** What a program answered. */
export interface ProgramResult {
  readonly exitCode: number;
  readonly output: string;
}

const TIME_LIMIT_MS = 120_000;

/** Runs a program of the server to its end, in a folder and as a user it may use. */
export function runProgram(program: string, args: readonly string[], folder: string, user: ServerUser | undefined): Promise<ProgramResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ProgramResult>();
  const options = { cwd: folder, env: environment(), timeout: TIME_LIMIT_MS, ...(user && { uid: user.uid, gid: user.gid }) };
  execFile(program, args, options, (error, stdout, stderr) => {
    const output = `${stdout}${stderr}`.trim();
    if (!error) resolve({ exitCode: 0, output });
    else if (typeof error.code === 'number') resolve({ exitCode: error.code, output });
    else reject(error);
  });
  return promise;
}

/** Variables such as PGDATA, PGPORT or a locale would change what the server's programs do. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C' };
}
