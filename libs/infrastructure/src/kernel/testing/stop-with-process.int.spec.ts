import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EmbeddedPostgres } from '../embedded-postgres/index.js';
import { temporaryFolder } from './temporary-folder.js';

const LOADER = fileURLToPath(new URL('./source-loader.js', import.meta.url));
const MODULE = new URL('./stop-with-process.ts', import.meta.url).href;

let server: EmbeddedPostgres | undefined;

afterEach(() => server?.stop());

describe('stopWithProcess', () => {
  it('stops the server and removes its folder when the process is killed', async () => {
    const folder = await temporaryFolder();
    server = new EmbeddedPostgres(folder);
    await server.start();
    const script = `import { stopWithProcess } from ${JSON.stringify(MODULE)}; stopWithProcess(${JSON.stringify(folder)}); console.log('ready'); setInterval(() => {}, 1000)`;
    const holder = spawn(process.execPath, ['--import', LOADER, '--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(await server.status()).toBe('running');
    holder.kill('SIGKILL');
    while (existsSync(folder)) await pause(20);
    expect(await server.status()).toBe('absent');
  });
});
