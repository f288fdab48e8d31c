import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { createProgram } from './program.js';

/** Every command and subcommand, by its path: `migrate up`. */
function commands(parent: Command, path = ''): [string, Command][] {
  return parent.commands.flatMap((command): [string, Command][] => {
    const own = `${path}${command.name()}`;
    return [[own, command], ...commands(command, `${own} `)];
  });
}

describe('halo', () => {
  it('has the commands that its users rely on', () => {
    expect(commands(createProgram()).map(([path]) => path)).toEqual(
      expect.arrayContaining(['up', 'serve', 'scheduler', 'migrate', 'migrate up', 'migrate down', 'migrate status', 'migrate make', 'healthcheck']),
    );
  });

  it.each(commands(createProgram()))('%s explains itself', (_path, command) => {
    expect(command.description()).not.toBe('');
    expect(command.helpInformation()).toContain('--help');
  });
});
