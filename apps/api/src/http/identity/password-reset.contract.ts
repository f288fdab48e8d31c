import type { EmailAddress, NewPassword } from './profile-fields.js';

/** @example { "email": "ada@example.com" } */
export interface ForgotPasswordBody {
  email: EmailAddress;
}

/** @example { "token": "hJ0pQvVb0Yx3q5m2n8R7tW4sZ6uA1cD9eF2gH5iJ8kL", "password": "marble-otter-29" } */
export interface ResetPasswordBody {
  /**
   * As it was mailed, good once and for thirty minutes.
   * @minLength 1 must not be empty
   * @maxLength 256 must have at most 256 characters
   */
  token: string;
  password: NewPassword;
}

/** What a request to reset a password answers, whoever asks. */
export interface ResetRequested {
  requested: true;
}

/** What a reset answers. */
export interface PasswordReset {
  reset: true;
}
