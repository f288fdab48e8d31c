import { LastSuperAdminError, SUPER_ADMIN_ROLE, type User } from '@halolight/domain/identity';
import type { UserRepository } from '../ports/user-repository.js';

/** Keeps at least one active super administrator, also when two are being removed from two sides. */
export class AdministratorGuard {
  constructor(private readonly users: UserRepository) {}

  /** Before `user` stops being an active super administrator, inside the unit of work. @throws LastSuperAdminError */
  async assertNotLast(user: User): Promise<void> {
    if (user.status !== 'ACTIVE' || !user.roleNames.includes(SUPER_ADMIN_ROLE)) return;
    if ((await this.users.countOtherActiveSuperAdmins(user.id)) === 0) throw new LastSuperAdminError();
  }
}
