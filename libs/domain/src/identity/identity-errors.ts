import { ConflictError, DomainError, ForbiddenError } from '../kernel/index.js';

/** Unknown account, wrong password or closed account: a caller is never told which. */
export class BadCredentialsError extends DomainError {
  readonly kind = 'unauthenticated';

  constructor() {
    super('Wrong e-mail, username or password');
  }
}

/** A refresh token that is unknown, expired, revoked or already used. */
export class BadRefreshTokenError extends DomainError {
  readonly kind = 'unauthenticated';

  constructor() {
    super('The refresh token is not valid; sign in again');
  }
}

export class EmailTakenError extends ConflictError {
  constructor() {
    super('This e-mail address is taken', [{ field: 'email', message: 'Is taken' }]);
  }
}

export class UsernameTakenError extends ConflictError {
  constructor() {
    super('This username is taken', [{ field: 'username', message: 'Is taken' }]);
  }
}

export class NameTakenError extends ConflictError {
  constructor(what: string) {
    super(`A ${what} of this name exists`, [{ field: 'name', message: 'Is taken' }]);
  }
}

export class RegistrationClosedError extends ForbiddenError {
  constructor() {
    super('Registration is closed; ask an administrator for an account');
  }
}

export class LastSuperAdminError extends ConflictError {
  constructor() {
    super('The last active super administrator stays one');
  }
}

export class SeededRoleError extends ConflictError {
  constructor(role: string, rule: string) {
    super(`The role "${role}" came with the product and ${rule}`);
  }
}

/** Between looking a role up and giving it to somebody, somebody else deleted it. */
export class RoleGoneError extends ConflictError {
  constructor() {
    super('A role was deleted in the meantime');
  }
}

export class RoleInUseError extends ConflictError {
  constructor(role: string, holders: number) {
    super(`The role "${role}" is held by ${holders} ${holders === 1 ? 'user' : 'users'}`);
  }
}
