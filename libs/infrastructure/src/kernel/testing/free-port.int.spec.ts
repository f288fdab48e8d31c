import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from './free-port.js';

/** Of some 28,000 ports, so many drawn at random would hardly ever be different ones. */
const DRAWN = 1_500;

describe('freePort', () => {
  it('gives nobody else a port that it gave before', async () => {
    const ports = new Set<number>();
    for (let drawn = 0; drawn < DRAWN; drawn += 1) ports.add(await freePort());
    expect(ports.size).toBe(DRAWN);
  });

  it.each(['127.0.0.1', '::'])('gives one on which a program can listen, at %s', async (host) => {
    const port = await freePort();
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    expect(server.address()).toMatchObject({ port });
    server.close();
  });
});
