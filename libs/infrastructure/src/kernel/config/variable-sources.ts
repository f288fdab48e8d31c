import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { errorCode } from '../error-code.js';
import { ConfigurationError } from './configuration-error.js';

/** Variables that are set to something. */
export type Variables = Readonly<NodeJS.Dict<string>>;

const SET_NAME = /^[\w-]+$/;

/**
 * The variables of `.env`, of `envs/<APP_ENVIRONMENT>.env` and of the process; a later one wins. Empty ones count as unset.
 * @throws ConfigurationError when APP_ENVIRONMENT names a set that is not there
 */
export function collectVariables(process: NodeJS.ProcessEnv, workingDirectory: string): Variables {
  const base = readFile(join(workingDirectory, '.env')) ?? {};
  const name = process['APP_ENVIRONMENT'] || base['APP_ENVIRONMENT'];
  const set = name ? readSet(name, workingDirectory) : {};
  return Object.fromEntries([base, set, process].flatMap(filled));
}

function readSet(name: string, workingDirectory: string): NodeJS.Dict<string> {
  const variables = SET_NAME.test(name) ? readFile(join(workingDirectory, 'envs', `${name}.env`)) : undefined;
  if (variables) return variables;
  throw new ConfigurationError([`APP_ENVIRONMENT: there is no file envs/${name}.env`]);
}

function readFile(path: string): NodeJS.Dict<string> | undefined {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function filled(variables: NodeJS.Dict<string>): [string, string][] {
  return Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== '');
}
