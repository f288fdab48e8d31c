import {
  assertMayAssignRoles,
  checkUsername,
  DEFAULT_ROLE,
  normalizeEmailAddress,
  type UserProfile,
  type UserStatus,
} from '@halolight/domain/identity';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PasswordGenerator } from '../ports/password-generator.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { NewUser, UserRepository } from '../ports/user-repository.js';
import type { PasswordKeeper } from './password-keeper.js';
import type { RoleFinder, RoleReferences } from './role-finder.js';
import type { UserSignals } from './user-signals.js';
import type { UsernameMaker } from './username-maker.js';

/** What may be left out and is then empty, or made from the e-mail address. */
type GivenProfile = { readonly [Field in Exclude<keyof UserProfile, 'email'>]?: UserProfile[Field] | undefined };

export interface CreateUserCommand extends RoleReferences, GivenProfile {
  readonly actor: Actor;
  readonly email: string;
  readonly password?: string | undefined;
  readonly status?: UserStatus | undefined;
}

export interface CreatedUser {
  readonly userId: number;
  /** Null where the caller chose the password. */
  readonly generatedPassword: string | null;
}

/** Opens an account for somebody else; without a password one is made, which its owner must change at once. */
export class CreateUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly roles: RoleFinder,
    private readonly usernames: UsernameMaker,
    private readonly passwords: PasswordKeeper,
    private readonly hasher: PasswordHasher,
    private readonly generator: PasswordGenerator,
    private readonly signals: UserSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws ForbiddenError, InvalidInputError, EmailTakenError, UsernameTakenError */
  async execute(command: CreateUserCommand): Promise<CreatedUser> {
    const roles = await this.roles.find(command, [DEFAULT_ROLE]);
    if (command.roleIds || command.roles) assertMayAssignRoles(command.actor, null, roles);
    const profile = await this.profileOf(command);
    const { passwordHash, generatedPassword } = await this.firstPassword(command.password, profile);
    const draft = {
      ...profile,
      status: command.status ?? 'ACTIVE',
      passwordHash,
      mustChangePassword: generatedPassword !== null,
      roleIds: roles.map((role) => role.id),
    };
    const userId = await this.unitOfWork.run(() => this.add(command.actor, draft));
    return { userId, generatedPassword };
  }

  private async add(actor: Actor, draft: NewUser): Promise<number> {
    const user = await this.signals.beforeCreate.run(draft);
    const id = await this.users.add(user);
    const data = { status: user.status, roleIds: user.roleIds };
    await this.outbox.publish({ type: 'user.created', actorId: actor.userId, subject: { type: 'user', id }, data });
    return id;
  }

  private async firstPassword(chosen: string | undefined, owner: UserProfile) {
    if (chosen !== undefined) return { passwordHash: await this.passwords.hashNew(chosen, owner), generatedPassword: null };
    const generatedPassword = this.generator.generate();
    return { passwordHash: await this.hasher.hash(generatedPassword), generatedPassword };
  }

  private async profileOf(command: CreateUserCommand): Promise<UserProfile> {
    const email = normalizeEmailAddress(command.email);
    const username = command.username === undefined ? await this.usernames.fromEmail(email) : checkUsername(command.username);
    return {
      email,
      username,
      name: command.name ?? username,
      phone: command.phone ?? null,
      avatar: command.avatar ?? null,
      department: command.department ?? null,
      position: command.position ?? null,
      bio: command.bio ?? null,
    };
  }
}
