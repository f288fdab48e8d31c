import { InvalidInputError } from '@halolight/domain/kernel';
import type { Actor, Clock, EventOutbox, PasswordHashing, UnitOfWork } from '../../kernel/index.js';
import type { FileLinkRepository } from '../ports/file-link-repository.js';
import type { LinkTokens } from '../ports/link-tokens.js';
import type { FileGate } from './file-gate.js';

export interface CreateFileLinkCommand {
  readonly actor: Actor;
  readonly fileId: number;
  /** Null: for ever. */
  readonly expiresAt: Date | null;
  /** How many downloads it is good for, at least 1; null: any number. */
  readonly maxAccess: number | null;
  readonly password: string | null;
}

export interface CreatedFileLink {
  readonly id: number;
  /** Told this once; only its hash is kept. */
  readonly token: string;
}

/** What a header field brings whole, RFC 9110 section 5.5; what it does not could never be given. */
const TRAVELS = /^(?!\s)[^\p{Cc}]+(?<!\s)$/u;

/** Makes a link that opens a file to whoever has it. */
export class CreateFileLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: FileLinkRepository,
    private readonly tokens: LinkTokens,
    private readonly gate: FileGate,
    private readonly passwords: PasswordHashing,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, InvalidInputError for a time that has passed, or a password that no header field can bring */
  async execute({ actor, fileId, expiresAt, maxAccess, password }: CreateFileLinkCommand): Promise<CreatedFileLink> {
    if (expiresAt !== null && expiresAt <= this.clock.now()) throw InvalidInputError.of('expiresAt', 'Must be in the future');
    if (password !== null && !TRAVELS.test(password)) throw InvalidInputError.of('password', 'Must not begin or end with a space, nor hold control characters');
    await this.gate.open(actor, fileId, 'OWNER');
    const passwordHash = password === null ? null : await this.passwords.hash(password);
    const { token, tokenHash } = this.tokens.issue();
    return this.unitOfWork.run(async () => {
      await this.gate.hold(actor, fileId, 'OWNER');
      const id = await this.links.add({ fileId, createdBy: actor.userId, tokenHash, passwordHash, expiresAt, maxAccess });
      const data = { linkId: id, expiresAt, maxAccess, hasPassword: password !== null };
      await this.outbox.publish({ type: 'file.link_created', actorId: actor.userId, subject: { type: 'file', id: fileId }, data });
      return { id, token };
    });
  }
}
