import { checkUsername, DEFAULT_ROLE, normalizeEmailAddress, RegistrationClosedError } from '@halolight/domain/identity';
import type { Client, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { RoleRepository } from '../ports/role-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { PasswordKeeper } from './password-keeper.js';
import type { SessionGrant } from './session-grant.js';
import type { SessionOpener } from './session-opener.js';
import type { UserSignals } from './user-signals.js';

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
    private readonly signals: UserSignals,
    private readonly outbox: EventOutbox,
    private readonly isOpen: boolean,
  ) {}

  /** @throws RegistrationClosedError, InvalidInputError, EmailTakenError, UsernameTakenError */
  async execute(command: RegisterUserCommand): Promise<SessionGrant> {
    if (!this.isOpen) throw new RegistrationClosedError();
    const username = checkUsername(command.username);
    const profile = {
      email: normalizeEmailAddress(command.email),
      username,
      name: command.name ?? username,
      phone: command.phone ?? null,
      avatar: null,
      department: null,
      position: null,
      bio: null,
    };
    const passwordHash = await this.passwords.hashNew(command.password, profile);
    const opened = await this.unitOfWork.run(async () => {
      const roles = await this.roles.findByNames([DEFAULT_ROLE]);
      const roleIds = roles.map((role) => role.id);
      const draft = { ...profile, status: 'ACTIVE' as const, passwordHash, mustChangePassword: false, roleIds };
      const id = await this.users.add(await this.signals.beforeCreate.run(draft));
      await this.outbox.publish({ type: 'user.registered', actorId: id, subject: { type: 'user', id } });
      const session = await this.opener.open(id, passwordHash, command.client);
      if (!session) throw new Error('A handler of the signal closed the account, or changed its password, before it was opened');
      return session;
    });
    return this.opener.grant(opened);
  }
}
