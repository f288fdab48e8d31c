import { Command } from 'commander';

/** `halo seed` */
export function seedCommand(): Command {
  return new Command('seed')
    .description('Load the demo data; loading it again changes nothing. Refused in production')
    .action(async () => {
      const { seed } = await import('../seed.js');
      await seed();
    });
}
