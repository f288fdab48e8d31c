import type { Actor, Clock } from '../../kernel/index.js';
import type { DownloadSignatures } from '../ports/download-signatures.js';
import type { FileGate } from './file-gate.js';

export interface SignedDownload {
  /** Whole seconds since 1970. */
  readonly expires: number;
  readonly signature: string;
}

/** Lets whoever may see a file hand out a URL that needs no further credentials for a while, and no longer than they may see it. */
export class SignDownloadUrl {
  constructor(
    private readonly gate: FileGate,
    private readonly signatures: DownloadSignatures,
    private readonly clock: Clock,
  ) {}

  /** @param expiresIn seconds @throws NotFoundError */
  async execute(actor: Actor, fileId: number, expiresIn: number): Promise<SignedDownload> {
    await this.gate.open(actor, fileId, 'READ');
    const expires = Math.ceil(this.clock.now().getTime() / 1000) + expiresIn;
    return { expires, signature: this.signatures.sign({ fileId, issuerId: actor.userId, expires }) };
  }
}
