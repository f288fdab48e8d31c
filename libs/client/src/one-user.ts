import { authorizedFetch, type Send, type TokenSource } from './authorized-fetch.js';
import type { Session } from './session.js';
import type { Tokens } from './token-store.js';

/** Who is signed in when something is first sent. Once somebody else is, nothing more is sent with tokens. */
export class OneUser implements TokenSource {
  readonly fetch: Send;
  #id: number | undefined;

  constructor(
    private readonly session: Session,
    send: Send,
  ) {
    this.fetch = authorizedFetch(this, send);
  }

  async current(): Promise<Tokens | null> {
    const tokens = await this.session.current();
    this.#id ??= tokens?.userId;
    return tokens?.userId === this.#id ? tokens : null;
  }

  renew(stale: Tokens): Promise<Tokens | null> {
    return this.session.renew(stale);
  }

  async isSignedIn(): Promise<boolean> {
    const userId = await this.session.userId();
    return userId !== null && userId === this.#id;
  }
}
