import { FixedClock, InMemoryUnitOfWork } from '../../kernel/testing/index.js';
import type { NewUser } from '../ports/user-repository.js';
import type { IdentityPorts } from './identity-ports.js';
import { InMemoryIdentityStore } from './in-memory-identity-store.js';
import { InMemoryPermissionCatalogue } from './in-memory-permission-catalogue.js';
import { InMemoryPermissionDirectory } from './in-memory-permission-directory.js';
import { InMemoryRoleDirectory } from './in-memory-role-directory.js';
import { InMemoryRoleRepository } from './in-memory-role-repository.js';
import { InMemorySessionDirectory } from './in-memory-session-directory.js';
import { InMemorySessionRepository } from './in-memory-session-repository.js';
import { InMemoryUserDirectory } from './in-memory-user-directory.js';
import { InMemoryUserRepository } from './in-memory-user-repository.js';
import { sampleUser } from './sample-user.js';

/** All twins of identity over one new store. */
export class InMemoryIdentity implements IdentityPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryIdentityStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly users = new InMemoryUserRepository(this.store);
  readonly roles = new InMemoryRoleRepository(this.store);
  readonly sessions = new InMemorySessionRepository(this.store);
  readonly permissions = new InMemoryPermissionCatalogue(this.store);
  readonly userDirectory = new InMemoryUserDirectory(this.store);
  readonly roleDirectory = new InMemoryRoleDirectory(this.store);
  readonly sessionDirectory = new InMemorySessionDirectory(this.store);
  readonly permissionDirectory = new InMemoryPermissionDirectory(this.store);

  /** @returns the id of a new account with the named roles */
  async addUser(roleNames: readonly string[] = [], given: Partial<NewUser> = {}): Promise<number> {
    const roles = await this.roles.findByNames(roleNames);
    return this.users.add(sampleUser({ roleIds: roles.map((role) => role.id), ...given }));
  }
}
