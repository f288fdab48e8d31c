import { freePort } from '@halolight/infrastructure/kernel/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HaloFolder } from '../e2e/kit/halo-folder.js';
import { listenOn } from '../e2e/kit/listen-on.js';

/** Where the scheduler answers when it runs alone. */
const SCHEDULER_ALONE = '8001';

let folder: HaloFolder;

beforeEach(async () => {
  folder = await HaloFolder.create();
});

afterEach(() => folder.remove());

describe('halo up', () => {
  it.each(['PORT', 'METRICS_PORT', 'SCHEDULER_PORT'])('says that the port of %s is taken before it starts anything', async (variable) => {
    const port = String(await freePort());
    folder.variables[variable] = port;
    const taken = await listenOn(port);
    const halo = folder.run('up');
    try {
      expect(await halo.ended).toBe(1);
      expect(halo.output).toBe(`${variable}: port ${port} is in use or not allowed; stop what listens there or set ${variable} to another port\n`);
    } finally {
      taken.close();
    }
  });

  it('says that two of its ports are the same before it starts anything', async () => {
    folder.variables['METRICS_PORT'] = folder.variables['PORT'];
    const halo = folder.run('up');
    expect(await halo.ended).toBe(1);
    expect(halo.output).toMatch(/^METRICS_PORT: port \d+ is in use.*\n$/);
  });

  it('needs no port but PORT', async () => {
    // Where another program has it, it is taken as well.
    const taken = await listenOn(SCHEDULER_ALONE).catch(() => undefined);
    const halo = folder.run('up');
    try {
      await halo.says('Ctrl-C stops it');
      expect(await folder.health('/health/ready')).toBe(200);
    } finally {
      taken?.close();
    }
  });
});
