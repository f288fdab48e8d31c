import { describe, expect, it } from '@jest/globals';
import {
  BadCredentialsError,
  BadRefreshTokenError,
  EmailTakenError,
  LastSuperAdminError,
  NameTakenError,
  RegistrationClosedError,
  RoleGoneError,
  RoleInUseError,
  SeededRoleError,
  UsernameTakenError,
} from './identity-errors.js';

describe('the errors of identity', () => {
  it.each([
    [new BadCredentialsError(), 'unauthenticated', 'Wrong e-mail, username or password'],
    [new BadRefreshTokenError(), 'unauthenticated', 'The refresh token is not valid; sign in again'],
    [new EmailTakenError(), 'conflict', 'This e-mail address is taken'],
    [new UsernameTakenError(), 'conflict', 'This username is taken'],
    [new NameTakenError('role'), 'conflict', 'A role of this name exists'],
    [new RegistrationClosedError(), 'forbidden', 'Registration is closed; ask an administrator for an account'],
    [new LastSuperAdminError(), 'conflict', 'The last active super administrator stays one'],
    [new SeededRoleError('admin', 'cannot be renamed'), 'conflict', 'The role "admin" came with the product and cannot be renamed'],
    [new RoleGoneError(), 'conflict', 'A role was deleted in the meantime'],
    [new RoleInUseError('editor', 1), 'conflict', 'The role "editor" is held by 1 user'],
    [new RoleInUseError('editor', 2), 'conflict', 'The role "editor" is held by 2 users'],
  ])('%s says what is wrong and what kind it is', (error, kind, message) => {
    expect(error).toMatchObject({ kind, message });
  });

  it.each([
    [new EmailTakenError(), 'email'],
    [new UsernameTakenError(), 'username'],
    [new NameTakenError('role'), 'name'],
  ])('%s names the field', (error, field) => {
    expect(error.faults).toEqual([{ field, message: 'Is taken' }]);
  });
});
