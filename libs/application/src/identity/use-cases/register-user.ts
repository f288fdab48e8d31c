import { checkUsername, DEFAULT_ROLE, normalizeEmailAddress, RegistrationClosedError } from '@halolight/domain/identity';
import type { Client, UnitOfWork } from '../../kernel/index.js';
import type { RoleRepository } from '../ports/role-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { PasswordKeeper } from './password-keeper.js';
import type { SessionGrant } from './session-grant.js';
import type { SessionOpener } from './session-opener.js';

export interface RegisterUserCommand {
  readonly email: string;
  readonly username: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly client: Client;
}

/** Opens an account with the role `user` and signs it in. */
export class RegisterUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly roles: RoleRepository,
    private readonly passwords: PasswordKeeper,
    private readonly opener: SessionOpener,
    private readonly isOpen: boolean,
  ) {}

  /** @throws RegistrationClosedError, InvalidInputError, EmailTakenError, UsernameTakenError */
  async execute(command: RegisterUserCommand): Promise<SessionGrant> {
    if (!this.isOpen) throw new RegistrationClosedError();
    const profile = {
      email: normalizeEmailAddress(command.email),
      username: checkUsername(command.username),
      name: command.name ?? command.username,
      phone: command.phone ?? null,
      avatar: null,
      department: null,
      position: null,
      bio: null,
    };
    const passwordHash = await this.passwords.hashNew(command.password, profile);
    const opened = await this.unitOfWork.run(async () => {
      const roles = await this.roles.findByNames([DEFAULT_ROLE]);
      const userId = await this.users.add({
        ...profile,
        status: 'ACTIVE',
        passwordHash,
        mustChangePassword: false,
        roleIds: roles.map((role) => role.id),
      });
      return this.opener.open(userId, command.client);
    });
    return this.opener.grant(opened);
  }
}
