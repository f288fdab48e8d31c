import { CommonPasswords } from '../ports/common-passwords.js';

/** Finds those passwords common that it was given. */
export class ListedCommonPasswords extends CommonPasswords {
  constructor(private readonly passwords: readonly string[]) {
    super();
  }

  override includes(password: string): boolean {
    return this.passwords.includes(password);
  }
}
