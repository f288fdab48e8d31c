/** What a signed-in client holds. */
export interface Tokens {
  readonly accessToken: string;
  /** Good for one exchange. */
  readonly refreshToken: string;
  /** Whose they are: a request is never sent again as somebody else. */
  readonly userId: number;
  /** Milliseconds since the epoch, by this machine's clock: from then on they are exchanged before they are used. */
  readonly renewAt: number;
}

/** Where tokens are kept. Clients with the same store are signed in and out together. */
export interface TokenStore {
  read(): Promise<Tokens | null>;
  write(tokens: Tokens | null): Promise<void>;
  /** Runs `work` while nobody else with the same store, be it in another tab, runs theirs. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}
