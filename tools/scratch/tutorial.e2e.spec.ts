import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { freePort } from '../free-port.ts';
import { ScratchRepository } from './scratch-repository.ts';

/** A block of commands and what is done with it: run, or started and left running; without a word it stands for itself. */
interface Block {
  readonly mode: string;
  readonly commands: string;
}

/** Where a program of the workspace is named in running text. */
const COMMAND_IN_TEXT = /(?<!`)`((?:npm|npx|nx|halo|node|jest|curl) [^`\n]*)`/g;
const BLOCK = /^```sh ?(\w*)\n([^]*?)^```$/gm;
const UNTIL_READY = 'until curl -sS --fail -o /dev/null "http://localhost:$PORT/health/ready" 2>/dev/null; do kill -0 "$served"; sleep 0.5; done';

function blocksOf(text: string): Block[] {
  return [...text.matchAll(BLOCK)].map(([, mode = '', commands = '']) => ({ mode, commands }));
}

function scriptOf(blocks: readonly Block[]): string {
  const lines = blocks.flatMap(({ mode, commands }) => {
    if (mode === 'serve') return [`(${commands}) & served=$!`, UNTIL_READY];
    return mode === 'run' ? [commands] : [];
  });
  return ['set -euo pipefail', ...lines].join('\n');
}

describe('docs/tutorial.md', () => {
  let repository: ScratchRepository;
  let text: string;
  let blocks: readonly Block[];
  beforeAll(async () => {
    repository = await ScratchRepository.create();
    text = await readFile(new URL('../../docs/tutorial.md', import.meta.url), 'utf8');
    blocks = blocksOf(text);
  });
  afterAll(() => repository?.remove());

  it('has no command that is not run here, but for the one that made the installation that this runs in', () => {
    expect(blocks.filter(({ mode }) => mode !== 'run' && mode !== 'serve')).toEqual([{ mode: '', commands: 'npm ci\n' }]);
    expect(blocks.filter(({ mode }) => mode === 'run').length).toBeGreaterThan(3);
    expect([...text.matchAll(COMMAND_IN_TEXT)].map(([, command]) => command)).toEqual([]);
  });

  it('is right from the first command to the last', async () => {
    const child = repository.start('bash', ['-c', scriptOf(blocks)], { PORT: String(await freePort()) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()));
    const [ended, closed] = [once(child, 'exit'), once(child, 'close')];
    try {
      const [code] = await ended;
      // What it serves ends with it; only then is all of its output read.
      await stopGroup(child.pid);
      await closed;
      if (code !== 0) throw new Error(`The tutorial ended with ${String(code)}:\n${output}`);
      expect(output).toContain('"name":"Monstera"');
      expect(output).toMatch(/^Written: .*-plants-by-family\.ts$/m);
    } finally {
      await stopGroup(child.pid);
    }
  });
});

/** Asks a process group to end, and waits until it has: the embedded database is shut down by then. */
async function stopGroup(leader: number | undefined): Promise<void> {
  if (leader === undefined) return;
  const signal = (name: NodeJS.Signals | 0) => {
    try {
      return process.kill(-leader, name);
    } catch {
      return false;
    }
  };
  signal('SIGTERM');
  while (signal(0)) await new Promise((resolve) => setTimeout(resolve, 100));
}
