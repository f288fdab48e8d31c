import type { SessionGrant, SignIn, SignOut } from '@halolight/application/identity';
import type { RequestLimit } from '@halolight/application/kernel';
import { DomainError, type ErrorKind } from '@halolight/domain/kernel';
import type { Request, Response } from 'express';
import { clientOf } from '../http/client-of.js';
import { httpErrorOf, type OutageDetector } from '../http/error-response.js';
import { limitRequests } from '../http/limit-requests.js';
import { beginSession } from './begin-session.js';
import { endSession } from './end-session.js';
import { formText } from './form-text.js';
import type { PageRoute } from './page-routes.js';
import type { Pages } from './pages.js';
import { returnAddress } from './return-address.js';

export const SIGN_IN_PATH = '/web/login';
/** Where a sign-in leads that nobody sent to it. */
const HOME = '/web';
const INCOMPLETE = 'Enter your e-mail address or username, and your password.';
const OUTDATED = 'This form was out of date, and nothing was done. Enter your password again.';
const LONGEST_LOGIN = 254;
const LONGEST_PASSWORD = 128;
/** Failures that the form tells, to be tried again. */
const TOLD_BY_FORM: ReadonlySet<ErrorKind> = new Set(['unauthenticated', 'rate-limited']);

/** Signing in and out, as any other device does it: the same use cases, limits, records and sessions. */
export class SignInPage {
  readonly routes: readonly PageRoute[] = [
    { path: SIGN_IN_PATH, get: (...pair) => this.form(...pair), post: (...pair) => this.submit(...pair), outdated: (...pair) => this.askAgain(...pair) },
    { path: '/web/logout', post: (...pair) => this.leave(...pair), isForVisitors: true },
  ];

  constructor(
    private readonly pages: Pages,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly limit: RequestLimit | null,
    private readonly asUnavailable: OutageDetector,
  ) {}

  private async form(request: Request, response: Response): Promise<void> {
    const next = returnAddress(request.query['next'], HOME);
    if (request.visitor) return response.redirect(303, next);
    await this.show(request, response, next);
  }

  private async submit(request: Request, response: Response): Promise<void> {
    const next = returnAddress(formText(request, 'next'), HOME);
    const [login, password] = [formText(request, 'login'), formText(request, 'password')];
    const isComplete = login !== '' && login.length <= LONGEST_LOGIN && password !== '' && password.length <= LONGEST_PASSWORD;
    if (!isComplete) return this.show(request, response, next, { status: 400, message: INCOMPLETE });
    try {
      if (this.limit) await limitRequests(request, response, this.limit, 'authentication');
      const { user, sessionId } = await this.signIn.execute({ login, password, client: clientOf(request) });
      await this.enter(request, user.id, sessionId);
    } catch (error) {
      if (!(error instanceof DomainError) || !TOLD_BY_FORM.has(error.kind)) throw error;
      const failure = httpErrorOf(error, this.asUnavailable);
      for (const [name, value] of Object.entries(failure.headers)) if (value !== undefined) response.setHeader(name, value);
      return this.show(request, response, next, failure);
    }
    response.redirect(303, next);
  }

  /** In another tab the page was loaded, or somebody signed in or out, since the form was. */
  private askAgain(request: Request, response: Response): Promise<void> {
    return this.show(request, response, returnAddress(formText(request, 'next'), HOME), { status: 403, message: OUTDATED });
  }

  private async enter(request: Request, userId: SessionGrant['user']['id'], sessionId: number): Promise<void> {
    const before = request.visitor;
    await beginSession(request, { userId, sessionId });
    if (before) await this.signOut.execute(before);
  }

  private async leave(request: Request, response: Response): Promise<void> {
    if (request.visitor) {
      await this.signOut.execute(request.visitor);
      await endSession(request, response);
    }
    response.redirect(303, SIGN_IN_PATH);
  }

  private show(request: Request, response: Response, next: string, failure?: { readonly status: number; readonly message: string }): Promise<void> {
    const content = { next, login: formText(request, 'login'), problem: failure?.message ?? '' };
    return this.pages.show(request, response, 'sign-in.njk', content, failure?.status);
  }
}
