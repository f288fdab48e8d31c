import createClient, { type Client } from 'openapi-fetch';
import { authorizedFetch, type Send } from './authorized-fetch.js';
import { dataOf, type Outcome } from './data-of.js';
import type { components, paths } from './generated/schema.js';
import { liveEvents, type LiveEvent, type LiveEventsOptions } from './live-events.js';
import { MemoryTokenStore } from './memory-token-store.js';
import { OneUser } from './one-user.js';
import { Session } from './session.js';
import type { TokenStore } from './token-store.js';

type Schemas = components['schemas'];

export interface ClientOptions {
  /** Where the API is, without `/api`: `https://halolight.example`. */
  readonly url: string;
  /** Where tokens are kept; in memory unless given. */
  readonly store?: TokenStore;
  /** Told when the server ended the session: the time to show a sign-in page. */
  readonly onSignedOut?: () => void;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the fetch of the platform. */
  readonly fetch?: Send;
}

/** The API of HaloLight: `client.api` speaks it operation by operation, signed in once `signIn` or `register` went well. */
export class HaloLightClient {
  /** Typed by the OpenAPI document: `client.api.GET('/users/{id}', { params: { path: { id: 7 } } })`. */
  readonly api: Client<paths>;
  readonly #server: Client<paths>;
  readonly #session: Session;
  readonly #send: Send;

  constructor({ url, store = new MemoryTokenStore(), onSignedOut = () => undefined, headers = {}, fetch = (request) => globalThis.fetch(request) }: ClientOptions) {
    const options = { baseUrl: `${url.replace(/(?<!\/)\/+$/, '')}/api`, headers };
    this.#send = fetch;
    this.#server = createClient<paths>({ ...options, fetch });
    this.#session = new Session(this.#server, store, onSignedOut);
    this.api = createClient<paths>({ ...options, fetch: authorizedFetch(this.#session, fetch) });
  }

  /**
   * Goes on as who signed in; a session before is ended at the server, where that can be.
   * @param login an e-mail address or a username
   * @throws {ApiError} 401 when there is no such account or the password is another
   */
  signIn(login: string, password: string): Promise<Schemas['UserBody']> {
    return this.begin(this.#server.POST('/auth/login', { body: { email: login, password } }));
  }

  /** Opens an account and goes on as it, as after signing in. @throws {ApiError} 409 when the e-mail address or username is taken */
  register(account: Schemas['RegisterBody']): Promise<Schemas['UserBody']> {
    return this.begin(this.#server.POST('/auth/register', { body: account }));
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.#session.current()) !== null;
  }

  /**
   * What happens to who is signed in, as it happens: `for await (const { event, data } of client.liveEvents())`. A connection that ends, as each does
   * with its access token, or falls silent is followed by another, behind the last event. Over once they are not signed in any more: perhaps somebody else is.
   * @throws {ApiError} when the server refuses them for another reason
   */
  liveEvents(options?: LiveEventsOptions): AsyncGenerator<LiveEvent, void, undefined> {
    return liveEvents(this.api, new OneUser(this.#session, this.#send), options);
  }

  /**
   * Drops the tokens in any case, and ends the session at the server. When that fails the session may go on there until it expires.
   * @throws {ApiError} when the server does not end it now
   * @throws {TypeError} when the server cannot be reached
   * @throws {DOMException} `TimeoutError` when it does not answer
   */
  signOut(): Promise<void> {
    return this.#session.end();
  }

  private async begin(outcome: Promise<Outcome<Schemas['SessionAnswer']>>): Promise<Schemas['UserBody']> {
    const data = await dataOf(outcome);
    await this.#session.begin(data);
    return data.user;
  }
}
