import {
  assertHolds,
  assertMayChangeEmail,
  assertMayChangeStatus,
  assertMayChangeUsername,
  assertMayEditUser,
  assertRecentSignIn,
  type User,
  type UserProfile,
  type UserStatus,
} from '@halolight/domain/identity';
import { assertExpectedVersion, NotFoundError, Permission, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, Clock, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { AdministratorGuard } from './administrator-guard.js';
import type { EmailChangeNotice } from './email-change-notice.js';
import type { UserSignals } from './user-signals.js';
import { isRenamed, wantedNames } from './wanted-names.js';

const UPDATE = Permission.parse('users:update');

/** What is to change; absent fields stay as they are. */
export type UserChanges = { readonly [Field in keyof UserProfile]?: UserProfile[Field] | undefined } & {
  readonly status?: UserStatus | undefined;
};

export interface UpdateUserCommand {
  readonly actor: Actor;
  readonly userId: number;
  readonly changes: UserChanges;
  readonly expectedVersions?: ExpectedVersions;
}

/**
 * Changes an account's profile or status. One that is closed loses its sessions at once, and what was mailed to reset its password
 * outlives neither its status nor its address. Whoever changes the address, its owner hears of it, also where the mail went before,
 * and keeps a name to sign in by.
 */
export class UpdateUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly resets: PasswordResetRepository,
    private readonly administrators: AdministratorGuard,
    private readonly clock: Clock,
    private readonly signals: UserSignals,
    private readonly outbox: EventOutbox,
    private readonly notice: EmailChangeNotice,
  ) {}

  /** @throws ForbiddenError, NotFoundError, InvalidInputError, EmailTakenError, UsernameTakenError, LastSuperAdminError, StaleVersionError */
  async execute({ actor, userId, changes, expectedVersions }: UpdateUserCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      // Before anything is looked up: who may edit nobody else is not told who exists.
      if (actor.userId !== userId) assertHolds(actor, UPDATE);
      const user = await this.users.findForUpdate(userId);
      if (!user) throw new NotFoundError('User');
      const wanted = withChanges(user, changes);
      assertMayEditUser(actor, user);
      if (wanted.email !== user.email) assertMayChangeEmail(actor, user);
      await this.assertMayRename(actor, user, wanted);
      assertMayChangeStatus(actor, user, wanted.status);
      assertExpectedVersion('User', user.version, expectedVersions);
      const changed = await this.signals.beforeUpdate.run(wanted);
      if (changed.status !== 'ACTIVE') await this.close(user);
      await this.users.update({ ...changed, emailChangedByOthersAt: this.changedByOthersAt(actor, user, changed) });
      if (changed.email !== user.email || changed.status !== user.status) await this.resets.voidUntil(userId, this.clock.now());
      await this.tell(actor, user, changed);
    });
  }

  private async assertMayRename(actor: Actor, user: User, wanted: User): Promise<void> {
    if (wanted.username !== user.username) assertMayChangeUsername(actor, user, this.clock.now());
    if (actor.userId !== user.id || !isRenamed(user, wanted)) return;
    assertRecentSignIn(await this.sessions.startOf(actor.sessionId), this.clock.now());
  }

  private changedByOthersAt({ userId }: Actor, before: User, after: User): Date | null {
    if (after.email === before.email) return before.emailChangedByOthersAt;
    return userId === before.id ? null : this.clock.now();
  }

  private async tell(actor: Actor, before: User, after: User): Promise<void> {
    const subject = { type: 'user', id: before.id };
    await this.outbox.publish({ type: 'user.updated', actorId: actor.userId, subject, data: { fields: changedFields(before, after) } });
    if (before.email !== after.email) await this.notice.give(actor, before, after);
    if (before.status === after.status) return;
    const data = { from: before.status, to: after.status };
    await this.outbox.publish({ type: 'user.status_changed', actorId: actor.userId, subject, data });
  }

  private async close(user: User): Promise<void> {
    await this.administrators.assertNotLast(user);
    await this.sessions.revokeAll(user.id, 'account-closed', this.clock.now());
  }
}

/** Their names alone: what was in them is nobody's business in a log. */
function changedFields(before: User, after: User): string[] {
  const old = new Map(Object.entries(before));
  return Object.entries(after)
    .filter(([field, value]) => old.get(field) !== value)
    .map(([field]) => field);
}

function withChanges(user: User, { status, email, username, ...rest }: UserChanges): User {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...user,
    ...given,
    ...wantedNames(user, { email, username }),
    status: status ?? user.status,
  };
}
