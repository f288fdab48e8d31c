import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import type { NewUser } from '../ports/user-repository.js';
import { GroupSignals } from '../use-cases/group-signals.js';
import { PermissionSignals } from '../use-cases/permission-signals.js';
import { RoleSignals } from '../use-cases/role-signals.js';
import { UserSignals } from '../use-cases/user-signals.js';
import type { IdentityPorts } from './identity-ports.js';
import { InMemoryGrantDirectory } from './in-memory-grant-directory.js';
import { InMemoryGrantRepository } from './in-memory-grant-repository.js';
import { InMemoryGroupDirectory } from './in-memory-group-directory.js';
import { InMemoryGroupRepository } from './in-memory-group-repository.js';
import { InMemoryIdentityStore } from './in-memory-identity-store.js';
import { InMemoryPasswordResetRepository } from './in-memory-password-reset-repository.js';
import { InMemoryPermissionCatalogue } from './in-memory-permission-catalogue.js';
import { InMemoryPermissionDirectory } from './in-memory-permission-directory.js';
import { InMemoryRoleDirectory } from './in-memory-role-directory.js';
import { InMemoryRoleRepository } from './in-memory-role-repository.js';
import { InMemorySessionDirectory } from './in-memory-session-directory.js';
import { InMemorySessionRepository } from './in-memory-session-repository.js';
import { InMemorySignInThrottle } from './in-memory-sign-in-throttle.js';
import { InMemoryUserDirectory } from './in-memory-user-directory.js';
import { InMemoryUserRepository } from './in-memory-user-repository.js';
import { sampleUser } from './sample-user.js';

/** All twins of identity over one new store. */
export class InMemoryIdentity implements IdentityPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryIdentityStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly throttle = new InMemorySignInThrottle(this.clock);
  readonly outbox = new RecordingEventOutbox();
  readonly userSignals = new UserSignals();
  readonly roleSignals = new RoleSignals();
  readonly groupSignals = new GroupSignals();
  readonly permissionSignals = new PermissionSignals();
  readonly users = new InMemoryUserRepository(this.store);
  readonly roles = new InMemoryRoleRepository(this.store);
  readonly sessions = new InMemorySessionRepository(this.store);
  readonly passwordResets = new InMemoryPasswordResetRepository(this.store);
  readonly permissions = new InMemoryPermissionCatalogue(this.store);
  readonly groups = new InMemoryGroupRepository(this.store);
  readonly grants = new InMemoryGrantRepository(this.store);
  readonly userDirectory = new InMemoryUserDirectory(this.store);
  readonly roleDirectory = new InMemoryRoleDirectory(this.store);
  readonly sessionDirectory = new InMemorySessionDirectory(this.store);
  readonly permissionDirectory = new InMemoryPermissionDirectory(this.store);
  readonly groupDirectory = new InMemoryGroupDirectory(this.store);
  readonly grantDirectory = new InMemoryGrantDirectory(this.store);

  /** @returns the id of a new account with the named roles */
  async addUser(roleNames: readonly string[] = [], given: Partial<NewUser> = {}): Promise<number> {
    const roles = await this.roles.findByNames(roleNames);
    return this.users.add(sampleUser({ roleIds: roles.map((role) => role.id), ...given }));
  }
}
