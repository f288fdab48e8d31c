import type { Command } from 'commander';

/**
 * Adds what features bring, unless `first`, the first word of the command line, is a command of our own: loading the features takes
 * time, which a health check every ten seconds need not spend.
 */
export async function addFeatureCommands(program: Command, first: string | undefined): Promise<void> {
  if (program.commands.some((command) => command.name() === first)) return;
  const { broughtCommands } = await import('./brought-commands.js');
  for (const command of broughtCommands()) program.addCommand(command);
}
