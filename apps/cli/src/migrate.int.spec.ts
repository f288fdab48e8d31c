import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HaloFolder } from '../e2e/kit/halo-folder.js';

let folder: HaloFolder;

beforeEach(async () => {
  folder = await HaloFolder.create();
});

afterEach(() => folder.remove());

describe('halo migrate', () => {
  it('brings the schema up, undoes the last step, and tells what is applied', async () => {
    const applied = folder.run('migrate');
    expect(await applied.ended).toBe(0);
    expect(applied.output).toContain('0001-identity');

    const undone = folder.run('migrate', 'down');
    expect(await undone.ended).toBe(0);
    expect(undone.output).toMatch(/^Undone: \d{4}-/);

    const status = folder.run('migrate', 'status');
    expect(await status.ended).toBe(0);
    expect(status.output).toMatch(/^applied {2}0001-identity$/m);
    expect(status.output).toMatch(/^pending {2}\d{4}-/m);
  });

  it('indexes the documents for another language, once', async () => {
    expect(await folder.run('seed').ended).toBe(0);
    folder.variables['SEARCH_LANGUAGE'] = 'german';
    const changed = folder.run('migrate', 'up');
    expect(await changed.ended).toBe(0);
    expect(changed.output).toMatch(/^Nothing to apply\nIndexed [1-9]\d* documents anew for SEARCH_LANGUAGE=german\n$/);

    const again = folder.run('migrate', 'up');
    expect(await again.ended).toBe(0);
    expect(again.output).toBe('Nothing to apply\n');
  });

  it('refuses a language that PostgreSQL does not know, naming the variable', async () => {
    folder.variables['SEARCH_LANGUAGE'] = 'klingon';
    const refused = folder.run('migrate', 'up');
    expect(await refused.ended).not.toBe(0);
    expect(refused.output).toContain('SEARCH_LANGUAGE: PostgreSQL has no text search configuration "klingon"');
  });
});
