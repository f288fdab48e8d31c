import { Command, Option } from 'commander';

/** `halo user` */
export function userCommand(): Command {
  return new Command('user')
    .description('Open and close accounts, and give them rights, from the machine itself')
    .addCommand(createCommand())
    .addCommand(grantCommand())
    .addCommand(passwordCommand())
    .addCommand(disableCommand());
}

interface CreateOptions {
  readonly email: string;
  readonly username?: string;
  readonly password?: string;
  readonly role?: string;
}

function createCommand(): Command {
  return new Command('create')
    .description('Open an account; without a password one is generated, shown once, and must be changed within seven days')
    .requiredOption('--email <address>', 'its e-mail address')
    .option('--username <name>', 'made from the e-mail address when left out')
    .addOption(new Option('--password <password>', 'other users of this machine may see it among the processes').env('HALO_PASSWORD'))
    .option('--role <name>', 'the name of its role; "user" when left out')
    .action(async (options: CreateOptions) => {
      const { users } = await import('../users.js');
      await users.create(options);
    });
}

interface GrantOptions {
  readonly role?: string;
  readonly permission?: string;
}

function grantCommand(): Command {
  return new Command('grant')
    .description('Give an account one more role or permission')
    .argument('<email>', 'whose account')
    .addOption(new Option('--role <name>', 'the name of a role').conflicts('permission'))
    .option('--permission <name>', 'a permission, resource:action')
    .action(async (email: string, options: GrantOptions) => {
      const { users } = await import('../users.js');
      await users.grant(email, options);
    });
}

function passwordCommand(): Command {
  return new Command('password')
    .description('Make an account another password, which is shown once and must be changed within seven days, end its sessions and forget failed sign-ins')
    .argument('<email>', 'whose account')
    .action(async (email: string) => {
      const { users } = await import('../users.js');
      await users.password(email);
    });
}

function disableCommand(): Command {
  return new Command('disable')
    .description('Close an account and end its sessions')
    .argument('<email>', 'whose account')
    .action(async (email: string) => {
      const { users } = await import('../users.js');
      await users.disable(email);
    });
}
