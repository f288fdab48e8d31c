/** How often, in milliseconds, to look whether a token has expired. */
const CHECK_MS = 1_000;
/** How many are ended in one go: of the tokens of ten thousand, all may expire together, and requests are answered in between. */
const MOST_AT_ONCE = 200;

/** Something that was opened with an access token, and lasts no longer. */
export interface OpenedWithToken {
  /** Milliseconds since 1970. */
  readonly tokenExpiresAt: number;
}

/** Ends connections when their tokens expire, within a second and few at once: one timer for all, which looks at none before the first of them is due. */
export class TokenExpiry<Opened extends OpenedWithToken> {
  private nextAt = Infinity;
  private rest: NodeJS.Immediate | undefined;
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
    clearImmediate(this.rest);
  }

  private look(): void {
    const now = Date.now();
    if (now < this.nextAt) return;
    this.nextAt = Infinity;
    let ended = 0;
    for (const each of this.opened()) {
      if (each.tokenExpiresAt > now || ended === MOST_AT_ONCE) {
        this.expect(each);
        continue;
      }
      this.end(each);
      ended += 1;
    }
    if (this.nextAt <= now) this.rest = setImmediate(() => this.look());
  }
}
