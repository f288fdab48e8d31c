/** How often, in milliseconds, to look whether a token has expired. */
const CHECK_MS = 1_000;

/** Something that was opened with an access token, and lasts no longer. */
export interface OpenedWithToken {
  /** Milliseconds since 1970. */
  readonly tokenExpiresAt: number;
}

/** Ends connections within a second when their tokens expire: one timer for all, which looks at none before the first of them is due. */
export class TokenExpiry<Opened extends OpenedWithToken> {
  private nextAt = Infinity;
  private readonly check = setInterval(() => this.look(), CHECK_MS).unref();

  constructor(
    private readonly opened: () => Iterable<Opened>,
    private readonly end: (expired: Opened) => void,
  ) {}

  /** There is one more. */
  expect({ tokenExpiresAt }: Opened): void {
    this.nextAt = Math.min(this.nextAt, tokenExpiresAt);
  }

  close(): void {
    clearInterval(this.check);
  }

  private look(): void {
    const now = Date.now();
    if (now < this.nextAt) return;
    this.nextAt = Infinity;
    for (const each of this.opened()) {
      if (each.tokenExpiresAt <= now) this.end(each);
      else this.expect(each);
    }
  }
}
