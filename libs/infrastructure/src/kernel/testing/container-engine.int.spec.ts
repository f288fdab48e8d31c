import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { containerEngineAnswers } from './container-engine.js';

describe('containerEngineAnswers', () => {
  it('asks at a socket and at an address, and takes no answer for no engine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'halolight-'));
    const socket = join(folder, 'docker.sock');
    expect(await containerEngineAnswers(`unix://${socket}`)).toBe(false);
    const engine = createServer((request, answer) => answer.writeHead(request.url === '/_ping' ? 200 : 404).end('OK')).listen(socket);
    await once(engine, 'listening');
    expect(await containerEngineAnswers(`unix://${socket}`)).toBe(true);
    engine.close();
    expect(await containerEngineAnswers('tcp://127.0.0.1:1')).toBe(false);
    await rm(folder, { recursive: true });
  });
});
