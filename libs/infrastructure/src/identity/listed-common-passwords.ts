import { CommonPasswords } from '@halolight/application/identity/ports';
import commonPasswords from 'fxa-common-password-list';

/** The list of some fifty thousand that Firefox Accounts refuses, whatever their case. */
export class ListedCommonPasswords extends CommonPasswords {
  includes(password: string): boolean {
    return commonPasswords.test(password) || commonPasswords.test(password.toLowerCase());
  }
}
