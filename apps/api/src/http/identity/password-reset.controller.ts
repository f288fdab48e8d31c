import type { ForgotPassword, ResetPassword } from '@halolight/application/identity';
import { Body, NoSecurity, Post, Route, Tags } from '@tsoa/runtime';
import { ok, type Success } from '../envelope.js';
import type { ForgotPasswordBody, PasswordReset, ResetPasswordBody, ResetRequested } from './password-reset.contract.js';

/** The way back in for who forgot their password. */
@Route('auth')
@Tags('Authentication')
export class PasswordResetController {
  constructor(
    private readonly forgotPassword: ForgotPassword,
    private readonly resetPassword: ResetPassword,
  ) {}

  /**
   * Mails a link that is good once and for thirty minutes, and voids those mailed before; no more than five to one address in thirty minutes, and none for a day to an address that somebody else gave the account. The answer is the same, and takes the same time, whether there is an account or not.
   * @summary Asks for a link to reset a forgotten password
   */
  @Post('forgot-password')
  @NoSecurity()
  async forgot(@Body() body: ForgotPasswordBody): Promise<Success<ResetRequested>> {
    await this.forgotPassword.execute(body.email);
    return ok({ requested: true }, 'If there is an account with this address, a link is on its way');
  }

  /**
   * Signs the owner out everywhere, and forgets failed sign-ins. A password that is refused leaves the token good.
   * @summary Replaces a forgotten password
   */
  @Post('reset-password')
  @NoSecurity()
  async reset(@Body() body: ResetPasswordBody): Promise<Success<PasswordReset>> {
    await this.resetPassword.execute(body);
    return ok({ reset: true }, 'The password was changed; sign in with it');
  }
}
