import { Command } from 'commander';
import { databaseCommand } from './commands/database.command.js';
import { documentCommand } from './commands/document.command.js';
import { fixturesCommand } from './commands/fixtures.command.js';
import { healthcheckCommand } from './commands/healthcheck.command.js';
import { migrateCommand } from './commands/migrate.command.js';
import { seedCommand } from './commands/seed.command.js';
import { serviceCommand } from './commands/service.command.js';
import { upCommand } from './commands/up.command.js';
import { userCommand } from './commands/user.command.js';

/** The command line `halo`. */
export function createProgram(): Command {
  return new Command('halo')
    .description('Runs and looks after HaloLight. Settings come from the environment; .env.example explains them.')
    .showHelpAfterError()
    .addCommand(upCommand())
    .addCommand(serviceCommand('api', 'serve', 'Run the API alone'))
    .addCommand(serviceCommand('scheduler', 'scheduler', 'Run the scheduler alone'))
    .addCommand(databaseCommand())
    .addCommand(migrateCommand())
    .addCommand(seedCommand())
    .addCommand(fixturesCommand())
    .addCommand(userCommand())
    .addCommand(documentCommand('openapi', 'Write the OpenAPI document of the API', ({ openapiDocument }) => openapiDocument()))
    .addCommand(documentCommand('postman', 'Write a Postman collection of the API, which runs as a whole', ({ postmanCollection }) => postmanCollection()))
    .addCommand(healthcheckCommand());
}
