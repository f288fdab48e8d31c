import { Command } from 'commander';

/** `halo up` */
export function upCommand(): Command {
  return new Command('up')
    .description('Run the API and the scheduler, on the embedded PostgreSQL unless DATABASE_URL is set')
    .action(async () => {
      const { up } = await import('../up.js');
      await up();
    });
}
