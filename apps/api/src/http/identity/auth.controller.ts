import type { ChangePassword, RefreshSession, RegisterUser, SignIn, SignOut, SignOutEverywhere, UserDirectory } from '@halolight/application/identity';
import { InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import { Body, Extension, Get, NoSecurity, Post, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { Request as HttpRequest } from 'express';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { clientOf } from '../client-of.js';
import { ok, type Success } from '../envelope.js';
import type { ChangePasswordBody, EndedSessions, LoginBody, RefreshBody, RegisterBody, SessionAnswer } from './auth.contract.js';
import { sessionAnswer } from './session-answer.js';
import { profileBody } from './user-body.js';
import type { ProfileBody } from './users.contract.js';

/** Signing in, staying signed in and signing out. */
@Route('auth')
@Tags('Authentication')
export class AuthController {
  constructor(
    private readonly directory: UserDirectory,
    private readonly registerUser: RegisterUser,
    private readonly signIn: SignIn,
    private readonly refreshSession: RefreshSession,
    private readonly signOut: SignOut,
    private readonly signOutEverywhere: SignOutEverywhere,
    private readonly changePassword: ChangePassword,
  ) {}

  /** @summary Opens an account with the role `user` and signs it in */
  @Post('register')
  @NoSecurity()
  @SuccessResponse(201, 'Created')
  @Extension('x-failures', ['403'])
  async register(@Request() request: HttpRequest, @Body() body: RegisterBody): Promise<SessionAnswer> {
    return sessionAnswer(request, await this.registerUser.execute({ ...body, client: clientOf(request) }));
  }

  /**
   * Ten failures in fifteen minutes under one name answer 429 to it, whether or not it is anybody's. Ten under all of an account's names together
   * close the account: a name that has not had ten itself is then answered 401, even with the right password, so that nobody learns which names
   * are one account's.
   * @summary Signs in with an e-mail address or a username
   */
  @Post('login')
  @NoSecurity()
  @Extension('x-failures', ['401'])
  async login(@Request() request: HttpRequest, @Body() body: LoginBody): Promise<SessionAnswer> {
    if (body.email && body.username) throw InvalidInputError.of('username', 'Give either email or username');
    const login = body.email || body.username;
    if (!login) throw InvalidInputError.of('email', 'email or username is required');
    return sessionAnswer(request, await this.signIn.execute({ login, password: body.password, client: clientOf(request) }));
  }

  /**
   * Each refresh token is good once. Whoever lost the answer may ask again within ten seconds; any other second use ends the session.
   * @summary Exchanges a refresh token for new tokens
   */
  @Post('refresh')
  @NoSecurity()
  @Extension('x-failures', ['401'])
  async refresh(@Request() request: HttpRequest, @Body() body: RefreshBody): Promise<SessionAnswer> {
    return sessionAnswer(request, await this.refreshSession.execute({ ...body, client: clientOf(request) }));
  }

  /** @summary Ends this session */
  @Post('logout')
  @Security('jwt')
  @Extension('x-password-change-allowed', true)
  async logout(@Request() request: AuthenticatedRequest): Promise<Success<EndedSessions>> {
    await this.signOut.execute(request.actor);
    return ok({ sessions: 1 }, 'Signed out');
  }

  /** @summary Ends all sessions of the caller */
  @Post('logout-all')
  @Security('jwt')
  async logoutAll(@Request() request: AuthenticatedRequest): Promise<Success<EndedSessions>> {
    return ok({ sessions: await this.signOutEverywhere.execute(request.actor) }, 'Signed out everywhere');
  }

  /**
   * Ends the caller's other sessions.
   * @summary Changes the caller's password
   */
  @Post('change-password')
  @Security('jwt')
  @Extension('x-password-change-allowed', true)
  @Extension('x-failures', ['429'])
  async change(@Request() request: AuthenticatedRequest, @Body() body: ChangePasswordBody): Promise<Success<ProfileBody>> {
    await this.changePassword.execute({ ...body, actor: request.actor });
    return this.me(request);
  }

  /** @summary Shows the caller's own profile */
  @Get('me')
  @Security('jwt')
  @Extension('x-password-change-allowed', true)
  async me(@Request() request: AuthenticatedRequest): Promise<Success<ProfileBody>> {
    const { userId, permissions } = request.actor;
    const user = await this.directory.byId(userId);
    if (!user) throw new NotFoundError('User');
    return ok(profileBody(user, permissions));
  }
}
