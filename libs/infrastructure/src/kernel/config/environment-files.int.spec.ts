import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ENVIRONMENT_SCHEMA } from './environment-schema.js';
import { readEnvironment } from './read-environment.js';

const LOADER = fileURLToPath(new URL('../testing/source-loader.js', import.meta.url));
const EXAMPLE = new URL('../../../../../.env.example', import.meta.url);
const MODULE = new URL('./read-environment.ts', import.meta.url).href;
const SECRETS = { JWT_SECRET: 's'.repeat(32), PASSWORD_PEPPER: 'pepper' };

/** Chooses among files. */
const READ_ELSEWHERE = 'APP_ENVIRONMENT';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halolight-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('environment files', () => {
  it('give way to the named set, and that to the process', async () => {
    await mkdir(join(folder, 'envs'));
    await writeFile(join(folder, '.env'), 'PORT=1\nDB_POOL_MAX=1\nMAX_SESSIONS_PER_USER=1\nAPP_ENVIRONMENT=load-test\n');
    await writeFile(join(folder, 'envs', 'load-test.env'), 'PORT=2\nDB_POOL_MAX=2\n');
    expect(readEnvironment({ ...SECRETS, PORT: '3' }, folder)).toMatchObject({ port: 3, dbPoolMax: 2, maxSessionsPerUser: 1 });
  });

  it.each(['missing', '../x'])('stop the start when the set "%s" is not there', (name) => {
    expect(() => readEnvironment({ ...SECRETS, APP_ENVIRONMENT: name }, folder)).toThrow(`APP_ENVIRONMENT: there is no file envs/${name}.env`);
  });
});

describe('.env.example', () => {
  it('explains every variable, and shows its default', async () => {
    const example = parseEnv(await readFile(EXAMPLE, 'utf8'));
    expect(Object.keys(example).sort()).toEqual([...Object.keys(ENVIRONMENT_SCHEMA.shape), READ_ELSEWHERE].sort());
    expect(readEnvironment({ ...example, ...SECRETS }, folder)).toEqual(readEnvironment(SECRETS, folder));
  });
});

describe('generated secrets', () => {
  it('are kept, for the owner’s eyes only', async () => {
    const { jwtSecret, passwordPeppers } = readEnvironment({}, folder);
    expect(readEnvironment({}, folder)).toMatchObject({ jwtSecret, passwordPeppers });
    const file = join(folder, '.data', 'secrets.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(jwtSecret);
    expect(Buffer.byteLength(jwtSecret)).toBeGreaterThanOrEqual(32);
  });

  it('are the same for processes that start together', async () => {
    const script = `import { readEnvironment } from ${JSON.stringify(MODULE)}; process.stdout.write(readEnvironment({}, ${JSON.stringify(folder)}).jwtSecret)`;
    const start = () => promisify(execFile)(process.execPath, ['--import', LOADER, '--input-type=module', '--eval', script]);
    const outputs = await Promise.all([start(), start(), start()]);
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(await readdir(join(folder, '.data'))).toEqual(['secrets.json']);
  });

  it('are not made where they are set', async () => {
    readEnvironment(SECRETS, folder);
    expect(await readdir(folder)).toEqual([]);
  });

  it('that are damaged stop the start', async () => {
    await mkdir(join(folder, '.data'));
    await writeFile(join(folder, '.data', 'secrets.json'), '{"jwtSecret":');
    expect(() => readEnvironment({}, folder)).toThrow(/^DATA_DIR: .*secrets\.json is damaged/);
  });
});
