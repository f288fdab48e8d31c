import type { Client } from 'openapi-fetch';
import { ApiError } from './api-error.js';
import { dataOf } from './data-of.js';
import type { components, paths } from './generated/schema.js';
import { isTokenRefused } from './is-token-refused.js';
import type { Tokens, TokenStore } from './token-store.js';

type SessionAnswer = components['schemas']['SessionAnswer'];

/** The share of a token's life after which it is renewed before it is used. */
const USED_UP = 0.9;
/** How long the answer to an exchange, or to signing out, may take: short enough for the second try to be within the ten seconds in which the server repeats it. */
const PATIENCE_MS = 8_000;

/** The tokens of a client: exchanged once for however many requests need new ones, and never brought back once dropped. */
export class Session {
  #renewal: Promise<Tokens | null> | undefined;

  /**
   * @param server a client that sends no tokens by itself
   * @param onSignedOut told when the server ended the session
   */
  constructor(
    private readonly server: Client<paths>,
    private readonly store: TokenStore,
    private readonly onSignedOut: () => void,
  ) {}

  /** Tokens that are good for a while, or null: nobody is signed in. */
  async current(): Promise<Tokens | null> {
    const tokens = await this.store.read();
    if (tokens === null || Date.now() < tokens.renewAt) return tokens;
    // Where that fails they may still be good: the server decides.
    return this.renew(tokens).catch(() => tokens);
  }

  /** Whose the session is; null: nobody is signed in. */
  async userId(): Promise<number | null> {
    return (await this.store.read())?.userId ?? null;
  }

  /** Goes on with new tokens, and ends the session before at the server: nobody could any more. */
  async begin(data: SessionAnswer['data']): Promise<void> {
    const before = await this.store.exclusively(async () => {
      const tokens = await this.store.read();
      await this.store.write(tokensOf(data));
      return tokens;
    });
    // The new session is there whatever becomes of the old one.
    if (before) await this.endAtServer(before).catch(() => undefined);
  }

  /**
   * Newer tokens than `stale`, or null: nobody is signed in any more.
   * @throws {ApiError} when the server cannot say now; the session may go on later
   * @throws {TypeError} when the server cannot be reached
   * @throws {DOMException} `TimeoutError` when it does not answer
   */
  renew(stale: Tokens): Promise<Tokens | null> {
    this.#renewal ??= this.store
      .exclusively(() => this.exchange(stale))
      .finally(() => {
        this.#renewal = undefined;
      });
    return this.#renewal;
  }

  /**
   * Ends the session here in any case, and at the server.
   * @throws {ApiError} when the server does not end it now: there it may go on until it expires
   * @throws {TypeError} when the server cannot be reached and so does not know
   * @throws {DOMException} `TimeoutError` when it does not answer
   */
  async end(): Promise<void> {
    await this.store.exclusively(async () => {
      const tokens = await this.store.read();
      await this.store.write(null);
      if (tokens) await this.endAtServer(tokens);
    });
  }

  /** An access token that has expired ends nothing: a new one does. */
  private async endAtServer(tokens: Tokens): Promise<void> {
    const { error, response } = await this.logOut(tokens);
    if (response.ok) return;
    if (!isTokenRefused(response)) throw ApiError.of(response, error);
    const renewed = await this.renewed(tokens);
    if (renewed) await dataOf(this.logOut(renewed));
  }

  private logOut({ accessToken }: Tokens) {
    return this.server.POST('/auth/logout', { headers: { Authorization: `Bearer ${accessToken}` }, signal: AbortSignal.timeout(PATIENCE_MS) });
  }

  /** Another tab, or a request before this one, may have exchanged them already: a refresh token is good once. */
  private async exchange(stale: Tokens): Promise<Tokens | null> {
    const tokens = await this.store.read();
    if (tokens === null || tokens.accessToken !== stale.accessToken) return tokens;
    const renewed = await this.renewed(tokens);
    await this.store.write(renewed);
    if (renewed === null) this.onSignedOut();
    return renewed;
  }

  /** What the server gives for the refresh token, or null: the session is over. */
  private async renewed(tokens: Tokens): Promise<Tokens | null> {
    const { data, error, response } = await this.refresh(tokens);
    if (data) return tokensOf(data.data);
    if (response.status !== 401) throw ApiError.of(response, error);
    return null;
  }

  /** An answer that is lost, or does not come, is asked for again: within ten seconds the server gives the same one. */
  private refresh({ refreshToken }: Tokens) {
    const ask = () => this.server.POST('/auth/refresh', { body: { refreshToken }, signal: AbortSignal.timeout(PATIENCE_MS) });
    return ask().catch(ask);
  }
}

function tokensOf({ accessToken, refreshToken, expiresIn, user }: SessionAnswer['data']): Tokens {
  return { accessToken, refreshToken, userId: user.id, renewAt: Date.now() + expiresIn * 1000 * USED_UP };
}
