import { InTurn } from './in-turn.js';
import type { Tokens, TokenStore } from './token-store.js';

/** Forgets with the page or the process. */
export class MemoryTokenStore implements TokenStore {
  #tokens: Tokens | null = null;
  readonly #turns = new InTurn();

  async read(): Promise<Tokens | null> {
    return this.#tokens;
  }

  async write(tokens: Tokens | null): Promise<void> {
    this.#tokens = tokens;
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run(work);
  }
}
