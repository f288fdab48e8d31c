import { isHeld, resetExpiry, type User } from '@halolight/domain/identity';
import type { Clock, EventOutbox, Mailer, UnitOfWork } from '../../kernel/index.js';
import { passwordResetMail } from '../mails/password-reset-mail.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';
import type { ResetTokens } from '../ports/reset-tokens.js';
import type { UserRepository } from '../ports/user-repository.js';

/** The job that is queued for each request to reset a password. */
export const SEND_PASSWORD_RESET_JOB = 'send-password-reset';

export interface SendPasswordResetCommand {
  readonly requestId: string;
  readonly email: string;
  readonly requestedAt: Date;
}

/**
 * Mails the link that resets a password, to the owner of an active account and to nobody else: where somebody else changed the address,
 * nothing for a day.
 * Running twice mails the same link twice, unless it was used meanwhile; a request whose link would have expired is dropped.
 */
export class SendPasswordReset {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly resets: PasswordResetRepository,
    private readonly tokens: ResetTokens,
    private readonly outbox: EventOutbox,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly appUrl: string,
  ) {}

  /** @throws what the mailer throws: the job is tried again */
  async execute({ requestId, email, requestedAt }: SendPasswordResetCommand): Promise<void> {
    const expiresAt = resetExpiry(requestedAt);
    if (expiresAt <= this.clock.now()) return;
    const { token, tokenHash } = this.tokens.issue(requestId);
    const owner = await this.unitOfWork.run(() => this.open(email, { tokenHash, requestedAt, expiresAt }));
    if (!owner) return;
    const to = { name: owner.name, address: owner.email };
    await this.mailer.send(passwordResetMail({ requestId, to, appUrl: this.appUrl, token }));
  }

  private async open(
    email: string,
    reset: { readonly tokenHash: string; readonly requestedAt: Date; readonly expiresAt: Date },
  ): Promise<User | null> {
    const credentials = await this.users.findCredentials(email);
    const owner = credentials && (await this.users.findForUpdate(credentials.userId));
    if (owner?.status !== 'ACTIVE' || isHeld(owner, reset.requestedAt)) return null;
    const standing = await this.resets.open({ ...reset, userId: owner.id });
    if (standing === 'void') return null;
    if (standing === 'opened') await this.outbox.publish(requested(owner.id));
    return owner;
  }
}

function requested(userId: number) {
  return { type: 'password.reset_requested', actorId: null, subject: { type: 'user', id: userId } } as const;
}
