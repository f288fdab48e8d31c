import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../error-code.js';
import { ConfigurationError } from './configuration-error.js';

const SECRETS = z.object({ jwtSecret: z.string().min(32), passwordPepper: z.string().min(32) });

export type GeneratedSecrets = z.infer<typeof SECRETS>;

/**
 * The secrets of a development machine, made the first time and kept in `secrets.json`, readable by its owner only.
 * Of several processes that start together one makes them and all get the same.
 */
export function generatedSecrets(dataDir: string): GeneratedSecrets {
  const file = join(dataDir, 'secrets.json');
  return read(file) ?? make(dataDir, file);
}

function read(file: string): GeneratedSecrets | undefined {
  try {
    return SECRETS.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    const problem = errorCode(error) === 'EACCES' ? 'cannot be read by this user' : 'is damaged; without it, passwords and sessions made so far are void';
    throw new ConfigurationError([`DATA_DIR: ${file} ${problem}`]);
  }
}

/** A link, unlike a write, appears whole and never replaces what another process made first. */
function make(dataDir: string, file: string): GeneratedSecrets {
  const secrets = { jwtSecret: randomBytes(48).toString('base64url'), passwordPepper: randomBytes(32).toString('base64url') };
  const draft = `${file}.${randomUUID()}`;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return secrets;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return SECRETS.parse(JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    rmSync(draft, { force: true });
  }
}
