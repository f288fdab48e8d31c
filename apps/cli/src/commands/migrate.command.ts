import { Command } from 'commander';

/** `halo migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database’s schema up to date, or look at it')
    .addCommand(databaseCommand('up', 'Apply every migration that is not applied yet, and index the documents anew for another SEARCH_LANGUAGE'), { isDefault: true })
    .addCommand(databaseCommand('down', 'Undo the migration that was applied last'))
    .addCommand(databaseCommand('status', 'List the migrations, applied and pending'))
    .addCommand(makeCommand());
}

function databaseCommand(name: 'up' | 'down' | 'status', description: string): Command {
  return new Command(name).description(description).action(async () => {
    const { migrate } = await import('../migrate.js');
    await migrate[name]();
  });
}

function makeCommand(): Command {
  return new Command('make')
    .argument('<name>', 'what it does, in words joined by hyphens: add-user-avatar; at most 100 characters')
    .description('Write an empty migration into the sources')
    .action(async (name: string) => {
      const { makeMigration } = await import('../make-migration.js');
      process.stdout.write(`Written: ${await makeMigration(name, process.cwd())}\n`);
    });
}
