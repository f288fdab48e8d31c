import { DEMO_PASSWORD, DEMO_USERS } from './demo-users.js';
import type { Variables } from './running-program.js';

/** A page that came back. */
export interface WebPage {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it sends on to. */
  readonly location: string | null;
}

const PATIENCE_MS = 15_000;

/** A browser without a screen or scripts: it keeps cookies and sends forms. */
export class WebVisitor {
  readonly cookies = new Map<string, string>();

  /** @param headers sent with every request */
  constructor(
    private readonly url: string,
    private readonly headers: Variables = {},
  ) {}

  get(path: string, headers: Variables = {}): Promise<WebPage> {
    return this.request(path, { method: 'GET', headers });
  }

  /** Sends a form as it is, without a token unless `fields` have one. */
  post(path: string, fields: Readonly<Record<string, string>>, headers: Variables = {}): Promise<WebPage> {
    return this.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  }

  /** Fills in the form of a page, and sends it to `action`. */
  async submit(page: string, action: string, fields: Readonly<Record<string, string>>, headers: Variables = {}): Promise<WebPage> {
    return this.post(action, { _csrf: await this.formToken(page), ...fields }, headers);
  }

  /** The token in the forms of a page. @throws Error where there is none */
  async formToken(page: string): Promise<string> {
    const { text } = await this.get(page);
    const token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1];
    if (token === undefined) throw new Error(`No form on ${page}: ${text}`);
    return token;
  }

  signIn(login: string = DEMO_USERS.user, password = DEMO_PASSWORD, next = ''): Promise<WebPage> {
    return this.submit('/web/login', '/web/login', { login, password, next });
  }

  signOut(): Promise<WebPage> {
    return this.submit('/web', '/web/logout', {});
  }

  /** Who the start page says is signed in; null for nobody. */
  async name(): Promise<string | null> {
    const { text } = await this.get('/web');
    return /class="who">([^<]+)</.exec(text)?.[1] ?? null;
  }

  /** With the same cookies at another process. */
  elsewhere(url: string): WebVisitor {
    const visitor = new WebVisitor(url, this.headers);
    for (const [name, value] of this.cookies) visitor.cookies.set(name, value);
    return visitor;
  }

  private async request(path: string, init: RequestInit & { headers: Variables }): Promise<WebPage> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.headers, ...(cookie ? { Cookie: cookie } : {}), ...init.headers };
    const response = await fetch(this.url + path, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    this.keep(response.headers.getSetCookie());
    return { status: response.status, headers: response.headers, text: await response.text(), location: response.headers.get('location') };
  }

  private keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
