import type { UnitOfWork } from '../../kernel/index.js';
import type { GrantRepository } from '../ports/grant-repository.js';
import type { GroupRepository } from '../ports/group-repository.js';
import type { PermissionCatalogue } from '../ports/permission-catalogue.js';
import type { RoleRepository } from '../ports/role-repository.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { GrantDirectory } from '../queries/grant-directory.js';
import type { GroupDirectory } from '../queries/group-directory.js';
import type { PermissionDirectory } from '../queries/permission-directory.js';
import type { RoleDirectory } from '../queries/role-directory.js';
import type { SessionDirectory } from '../queries/session-directory.js';
import type { UserDirectory } from '../queries/user-directory.js';

/** What identity keeps, over one store with the seeded roles and permissions in it, and perhaps more. */
export interface IdentityPorts {
  readonly unitOfWork: UnitOfWork;
  readonly users: UserRepository;
  readonly roles: RoleRepository;
  readonly sessions: SessionRepository;
  readonly permissions: PermissionCatalogue;
  readonly groups: GroupRepository;
  readonly grants: GrantRepository;
  readonly userDirectory: UserDirectory;
  readonly roleDirectory: RoleDirectory;
  readonly sessionDirectory: SessionDirectory;
  readonly permissionDirectory: PermissionDirectory;
  readonly groupDirectory: GroupDirectory;
  readonly grantDirectory: GrantDirectory;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenPorts<Port extends keyof IdentityPorts> = () => Pick<IdentityPorts, Port> | Promise<Pick<IdentityPorts, Port>>;
