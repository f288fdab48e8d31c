import {
  AccessDirectory,
  AddGroupMembers,
  CreateGroup,
  CreatePermission,
  PermissionDirectory,
  RoleDirectory,
  SessionDirectory,
  StandingTokens,
  UserDirectory,
} from '@halolight/application/identity';
import {
  AccessTokens,
  CommonPasswords,
  NameChangeLimit,
  PasswordGenerator,
  PasswordHasher,
  PasswordResetRepository,
  PermissionCatalogue,
  RefreshTokens,
  ResetRequestLimit,
  ResetTokens,
  RoleRepository,
  SecurityEvents,
  SessionRepository,
  SignInThrottle,
  UserRepository,
} from '@halolight/application/identity/ports';
import { ActorDirectory, Clock, EventOutbox, Logger, PasswordHashing } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { ChangeFeed, Database, DemoData, FixtureModel, Metrics } from '../kernel/index.js';
import { AccessCache } from './access-cache.js';
import { Argon2PasswordHasher } from './argon2-password-hasher.js';
import { CachedAccessDirectory } from './cached-access-directory.js';
import { CachedAccessTokens } from './cached-access-tokens.js';
import { CachedActorDirectory } from './cached-actor-directory.js';
import { GroupFixtures } from './group-fixtures.js';
import { bindGroups } from './group-bindings.js';
import { registerIdentityEventHandlers } from './identity-event-handlers.js';
import { DemoGroups } from './demo-groups.js';
import { DemoUsers } from './demo-users.js';
import { bindIdentityUseCases } from './identity-use-cases.js';
import type { IdentitySettings } from './identity-settings.js';
import { DerivedResetTokens } from './derived-reset-tokens.js';
import { JoseAccessTokens } from './jose-access-tokens.js';
import { KnexAccessDirectory } from './knex-access-directory.js';
import { KnexActorDirectory } from './knex-actor-directory.js';
import { KnexPasswordResetRepository } from './knex-password-reset-repository.js';
import { KnexPermissionCatalogue } from './knex-permission-catalogue.js';
import { KnexPermissionDirectory } from './knex-permission-directory.js';
import { KnexRoleDirectory } from './knex-role-directory.js';
import { KnexRoleRepository } from './knex-role-repository.js';
import { KnexSessionDirectory } from './knex-session-directory.js';
import { KnexSessionRepository } from './knex-session-repository.js';
import { KnexUserDirectory } from './knex-user-directory.js';
import { KnexUserRepository } from './knex-user-repository.js';
import { ListedCommonPasswords } from './listed-common-passwords.js';
import { ObservedSecurityEvents } from './observed-security-events.js';
import { PermissionFixtures } from './permission-fixtures.js';
import { RandomPasswordGenerator } from './random-password-generator.js';
import { SealedRefreshTokens } from './sealed-refresh-tokens.js';
import { SharedNameChangeLimit } from './shared-name-change-limit.js';
import { SharedResetRequestLimit } from './shared-reset-request-limit.js';
import { SharedSignInThrottle } from './shared-sign-in-throttle.js';
import { UserFixtures } from './user-fixtures.js';

/** Accounts, sessions, roles, groups and permissions: every port with its adapter, and every use case. */
export function identityModule(settings: IdentitySettings): ContainerModule {
  return new ContainerModule(({ bind, onActivation }) => {
    bind(AccessCache).toDynamicValue(() => new AccessCache()).inSingletonScope();
    bind(AccessDirectory)
      .toDynamicValue(
        (c) => new CachedAccessDirectory(new KnexAccessDirectory(c.get(Database)), c.get(AccessCache), c.get(ChangeFeed), c.get(Clock)),
      )
      .inSingletonScope();
    bind(ActorDirectory)
      .toDynamicValue((c) => new CachedActorDirectory(new KnexActorDirectory(c.get(Database)), c.get(AccessCache), c.get(ChangeFeed)))
      .inSingletonScope();
    bind(AccessTokens)
      .toDynamicValue(
        (c) =>
          new CachedAccessTokens(new JoseAccessTokens(settings.jwtSecret, settings.accessTokenSeconds, c.get(Clock)), c.get(Clock)),
      )
      .inSingletonScope();
    bind(RefreshTokens).toDynamicValue(() => new SealedRefreshTokens()).inSingletonScope();
    bind(ResetTokens).toDynamicValue(() => new DerivedResetTokens(settings.jwtSecret)).inSingletonScope();
    bind(NameChangeLimit).toDynamicValue((c) => new SharedNameChangeLimit(c.get(Database))).inSingletonScope();
    bind(ResetRequestLimit).toDynamicValue((c) => new SharedResetRequestLimit(c.get(Database))).inSingletonScope();
    bind(PasswordHasher).toDynamicValue(() => new Argon2PasswordHasher(settings.passwordPeppers)).inSingletonScope();
    bind(SignInThrottle)
      .toDynamicValue((c) => new SharedSignInThrottle(c.get(Database), settings.rateLimit === 'on'))
      .inSingletonScope();
    bind(PasswordHashing).toDynamicValue((c) => c.get(PasswordHasher)).inSingletonScope();
    bind(PasswordGenerator).toDynamicValue(() => new RandomPasswordGenerator()).inSingletonScope();
    bind(CommonPasswords).toDynamicValue(() => new ListedCommonPasswords()).inSingletonScope();
    bind(SecurityEvents).toDynamicValue((c) => new ObservedSecurityEvents(c.get(Logger), c.get(Metrics), c.get(EventOutbox))).inSingletonScope();

    bind(UserRepository).toDynamicValue((c) => new KnexUserRepository(c.get(Database), c.get(AccessCache))).inSingletonScope();
    bind(SessionRepository)
      .toDynamicValue((c) => new KnexSessionRepository(c.get(Database), c.get(AccessCache), c.getAll(StandingTokens, { optional: true })))
      .inSingletonScope();
    bind(PasswordResetRepository).toDynamicValue((c) => new KnexPasswordResetRepository(c.get(Database))).inSingletonScope();
    bind(RoleRepository).toDynamicValue((c) => new KnexRoleRepository(c.get(Database), c.get(AccessCache))).inSingletonScope();
    bind(PermissionCatalogue).toDynamicValue((c) => new KnexPermissionCatalogue(c.get(Database), c.get(AccessCache))).inSingletonScope();

    bind(UserDirectory).toDynamicValue((c) => new KnexUserDirectory(c.get(Database))).inSingletonScope();
    bind(SessionDirectory).toDynamicValue((c) => new KnexSessionDirectory(c.get(Database))).inSingletonScope();
    bind(RoleDirectory).toDynamicValue((c) => new KnexRoleDirectory(c.get(Database))).inSingletonScope();
    bind(PermissionDirectory).toDynamicValue((c) => new KnexPermissionDirectory(c.get(Database))).inSingletonScope();

    bindGroups(bind);
    bind(FixtureModel).toDynamicValue((c) => new UserFixtures(c.get(UserRepository), c.get(RoleRepository), c.get(PasswordHasher), c.get(EventOutbox)));
    bind(FixtureModel).toDynamicValue((c) => new GroupFixtures(c.get(Database), c.get(CreateGroup), c.get(AddGroupMembers)));
    bind(FixtureModel).toDynamicValue((c) => new PermissionFixtures(c.get(Database), c.get(CreatePermission)));
    bind(DemoData).toDynamicValue((c) => new DemoUsers(c.get(Database), c.get(PasswordHasher)));
    bind(DemoData).toDynamicValue((c) => new DemoGroups(c.get(Database)));
    bindIdentityUseCases(bind, settings);
    registerIdentityEventHandlers(onActivation);
  });
}
