import { HaloLightClient, MemoryTokenStore } from '@halolight/client';
import type { Json } from './json.js';
import type { Person } from './unique-person.js';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined when it is not JSON. */
  readonly body: Json;
  readonly text: string;
}

type HeaderFields = Readonly<Record<string, string>>;

/** No request may hang: longer than this and the test fails. */
const PATIENCE_MS = 15_000;

/** Speaks to one API process and keeps the tokens it is given. */
export class ApiClient {
  accessToken = '';
  refreshToken = '';

  /** @param headers sent with every request, a User-Agent for instance */
  constructor(
    private readonly url: string,
    private readonly headers: HeaderFields = {},
  ) {}

  get(path: string, headers?: HeaderFields): Promise<Answer> {
    return this.request('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers?: HeaderFields): Promise<Answer> {
    return this.request('POST', path, body, headers);
  }

  put(path: string, body: unknown, headers?: HeaderFields): Promise<Answer> {
    return this.request('PUT', path, body, headers);
  }

  patch(path: string, body: unknown, headers?: HeaderFields): Promise<Answer> {
    return this.request('PATCH', path, body, headers);
  }

  delete(path: string, headers?: HeaderFields): Promise<Answer> {
    return this.request('DELETE', path, undefined, headers);
  }

  /** Sends an object as JSON, forms and bytes as they are, and text as it is, as JSON unless `headers` say otherwise. */
  async request(method: string, path: string, body?: unknown, headers: HeaderFields = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...this.standingHeaders(), ...typeOf(body), ...headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { body: typeof body === 'string' || isRaw(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  /** Signs in, and goes on as who signed in. @throws Error when that is refused */
  signIn(login: string, password: string): Promise<this> {
    return this.begin((client) => client.signIn(login, password));
  }

  /** Opens an account, and goes on as it. @returns its id @throws Error when that is refused */
  async register(person: Person): Promise<number> {
    let id = 0;
    await this.begin(async (client) => ({ id } = await client.register(person)));
    return id;
  }

  /** The operations by their types, asked as who is signed in now. */
  get typed(): HaloLightClient['api'] {
    return new HaloLightClient({ url: this.url, headers: this.standingHeaders() }).api;
  }

  /** Takes over the tokens of an answer. @throws Error when it is a failure */
  keep({ status, text, body }: Answer): void {
    if (status >= 300) throw new Error(`No tokens in an answer ${status}: ${text}`);
    ({ accessToken: this.accessToken, refreshToken: this.refreshToken } = body.data);
  }

  /** The same caller, at another process or from another device. */
  elsewhere(url: string, headers = this.headers): ApiClient {
    const client = new ApiClient(url, headers);
    client.accessToken = this.accessToken;
    client.refreshToken = this.refreshToken;
    return client;
  }

  private async begin(sessionOf: (client: HaloLightClient) => Promise<unknown>): Promise<this> {
    const store = new MemoryTokenStore();
    await sessionOf(new HaloLightClient({ url: this.url, headers: this.headers, store }));
    ({ accessToken: this.accessToken, refreshToken: this.refreshToken } = (await store.read()) ?? { accessToken: '', refreshToken: '' });
    return this;
  }

  private standingHeaders(): HeaderFields {
    return this.accessToken === '' ? this.headers : { ...this.headers, Authorization: `Bearer ${this.accessToken}` };
  }
}

function isRaw(body: unknown): body is URLSearchParams | FormData | Uint8Array<ArrayBuffer> {
  return body instanceof URLSearchParams || body instanceof FormData || body instanceof Uint8Array;
}

function typeOf(body: unknown): HeaderFields {
  if (body === undefined || isRaw(body)) return {};
  return { 'Content-Type': 'application/json' };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
