import { checkUsername, normalizeEmailAddress, type User } from '@halolight/domain/identity';

/** The names that one signs in with. */
export type AccountNames = Pick<User, 'email' | 'username'>;

/** The names that an account is to have, in the form in which they are kept; absent ones stay. @throws InvalidInputError */
export function wantedNames(current: AccountNames, { email, username }: { readonly [Name in keyof AccountNames]?: string | undefined }): AccountNames {
  return {
    email: email === undefined ? current.email : normalizeEmailAddress(email),
    username: username === undefined ? current.username : checkUsername(username),
  };
}

export function isRenamed(before: AccountNames, after: AccountNames): boolean {
  return after.email !== before.email || after.username !== before.username;
}
