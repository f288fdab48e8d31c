import { writeFile } from 'node:fs/promises';
import { getSystemErrorMessage } from 'node:util';
import { Command } from 'commander';
import type * as Documents from '../openapi-document.js';

/** `halo openapi` and `halo postman`: a command that writes what the API says of itself. */
export function documentCommand(name: string, description: string, made: (documents: typeof Documents) => Promise<string>): Command {
  return new Command(name)
    .description(description)
    .option('--out <file>', 'where to; standard output when left out')
    .action(async ({ out }: { readonly out?: string }) => {
      const text = await made(await import('../openapi-document.js'));
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text).catch((cause: unknown) => refuse(out, cause));
    });
}

function refuse(out: string, cause: unknown): never {
  const errno = cause instanceof Error && 'errno' in cause ? Number(cause.errno) : NaN;
  throw new Error(`--out: ${out} cannot be written: ${Number.isNaN(errno) ? String(cause) : getSystemErrorMessage(errno)}`, { cause });
}
