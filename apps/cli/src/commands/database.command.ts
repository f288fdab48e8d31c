import { Command } from 'commander';

/** `halo database` */
export function databaseCommand(): Command {
  return new Command('database')
    .description('Run the embedded PostgreSQL alone and print its address, until Ctrl-C')
    .action(async () => {
      const { runDatabase } = await import('../run-database.js');
      await runDatabase();
    });
}
