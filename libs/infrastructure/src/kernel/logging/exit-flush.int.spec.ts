import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const LOADER = fileURLToPath(new URL('../testing/source-loader.js', import.meta.url));
const MODULE = new URL('./create-logger.ts', import.meta.url).href;

function run(ending: string): Promise<string> {
  const script = `
    import { createLogger } from ${JSON.stringify(MODULE)};
    const logger = createLogger({ logLevel: 'info', logFormat: 'json' }, 'api');
    for (let line = 1; line <= 500; line++) logger.info('line ' + line);
    ${ending}`;
  const started = promisify(execFile)(process.execPath, ['--import', LOADER, '--input-type=module', '--eval', script]);
  return started.then(({ stdout }) => stdout, (error: { stdout: string }) => error.stdout);
}

describe('a process that logs', () => {
  it.each(['', 'process.exit(0);', 'throw new Error("crash");'])('loses no line when it ends by "%s"', async (ending) => {
    const lines = (await run(ending)).trim().split('\n');
    expect(lines).toHaveLength(500);
    expect(lines.at(-1)).toContain('line 500');
  });
});
