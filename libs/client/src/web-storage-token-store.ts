import { InTurn } from './in-turn.js';
import type { Tokens, TokenStore } from './token-store.js';

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps tokens in `localStorage` or `sessionStorage`, for all tabs that use the same key. Whatever script runs in the page can
 * read them there: keep them in memory where that is a worry.
 */
export class WebStorageTokenStore implements TokenStore {
  readonly #turns = new InTurn();

  constructor(
    private readonly storage: Kept,
    private readonly key = 'halolight.tokens',
  ) {}

  async read(): Promise<Tokens | null> {
    return tokensIn(this.storage.getItem(this.key));
  }

  async write(tokens: Tokens | null): Promise<void> {
    if (tokens === null) this.storage.removeItem(this.key);
    else this.storage.setItem(this.key, JSON.stringify(tokens));
  }

  /** Between tabs by the Web Locks API; without it each tab waits for itself alone. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const locks = 'locks' in navigator ? navigator.locks : undefined;
    return locks === undefined ? this.#turns.run(work) : await locks.request(this.key, work);
  }
}

function tokensIn(text: string | null): Tokens | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isTokens(value) ? value : null;
  } catch {
    return null;
  }
}

function isTokens(value: unknown): value is Tokens {
  if (typeof value !== 'object' || value === null) return false;
  const { accessToken, refreshToken, userId, renewAt }: Partial<Record<keyof Tokens, unknown>> = value;
  return typeof accessToken === 'string' && typeof refreshToken === 'string' && typeof userId === 'number' && typeof renewAt === 'number';
}
