import { AssignRoles, CreateUser, GrantUserPermissions, RenewPassword, UpdateUser, UserDirectory, type UserView } from '@halolight/application/identity';
import { OPERATOR } from '@halolight/application/kernel';
import { InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import type { Container } from 'inversify';
import { withFeatures } from './with-features.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `halo user create`, `grant`, `disable`: the same use cases that the API calls, run by the operator; `password` is the operator's alone. */
export const users = {
  async create({ email, username, password, role }: { email: string; username?: string; password?: string; role?: string }): Promise<void> {
    await asOperator(async (container) => {
      const roles = role === undefined ? undefined : [role];
      const created = await container.get(CreateUser).execute({ actor: OPERATOR, email, username, password, roles });
      say(`Account ${created.userId} is open`);
      if (created.generatedPassword !== null) sayPassword(created.generatedPassword);
    });
  },

  async grant(email: string, { role, permission }: { role?: string; permission?: string }): Promise<void> {
    if (role === undefined && permission === undefined) throw new Error('Say --role or --permission');
    await asOperator(async (container) => {
      const user = await existing(container, email);
      if (role !== undefined) {
        const roles = [...user.roles.map(({ name }) => name), role];
        await container.get(AssignRoles).execute({ actor: OPERATOR, userId: user.id, roles });
      }
      if (permission !== undefined) {
        await container.get(GrantUserPermissions).execute({ actor: OPERATOR, userId: user.id, permissions: [permission] });
      }
      say(`${user.email} now has ${role ?? permission}`);
    });
  },

  async password(email: string): Promise<void> {
    await asOperator(async (container) => {
      const user = await existing(container, email);
      const { password, status } = await container.get(RenewPassword).execute(user.id);
      say(`${user.email} has another password, and is signed out everywhere`);
      sayPassword(password);
      if (status !== 'ACTIVE') say(`It opens nothing yet: the account is ${status}, until an administrator makes it ACTIVE`);
    });
  },

  async disable(email: string): Promise<void> {
    await asOperator(async (container) => {
      const user = await existing(container, email);
      await container.get(UpdateUser).execute({ actor: OPERATOR, userId: user.id, changes: { status: 'INACTIVE' } });
      say(`${user.email} is disabled, and signed out everywhere`);
    });
  },
};

function sayPassword(password: string): void {
  say(`Password, good for seven days and to be changed at the first sign-in: ${password}`);
}

async function existing(container: Container, email: string): Promise<UserView> {
  const user = await container.get(UserDirectory).byEmail(email);
  if (!user) throw new NotFoundError(`An account with the e-mail address ${email}`);
  return user;
}

/** A refusal that names fields names them on the terminal as well. */
async function asOperator(work: (container: Container) => Promise<void>): Promise<void> {
  try {
    await withFeatures(work);
  } catch (error) {
    if (!(error instanceof InvalidInputError) || error.faults.length === 0) throw error;
    throw new Error(error.faults.map(({ field, message }) => `${field}: ${message}`).join('\n'), { cause: error });
  }
}
