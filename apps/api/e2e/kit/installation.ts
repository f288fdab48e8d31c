import { dataOf } from '@halolight/client';
import { openDatabase, type Database } from '@halolight/infrastructure/kernel';
import { createTestDatabase, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import type { ApiClient } from './api-client.js';
import { DEMO_PASSWORD, DEMO_USERS } from './demo-users.js';
import { DEFAULTS } from './running-program.js';
import { RunningApi, type Variables } from './running-api.js';
import { RunningScheduler } from './running-scheduler.js';
import { uniquePerson, type Person } from './unique-person.js';
import { until } from './until.js';

/** An account made by a test, signed in. */
export interface Member extends Person {
  readonly id: number;
  readonly client: ApiClient;
}

export interface InstallationOptions {
  /** A database to use instead of a new one; it is dropped at the end as well. */
  readonly database?: TestDatabase;
  /** Fixture files by name, `posts` or `blog/posts`, loaded in this order before the API starts. */
  readonly fixtures?: readonly string[];
}

/** A database of a test's own, with the demo users, API processes on it, and schedulers where a test asks for them. */
export class Installation {
  private readonly apis: RunningApi[] = [];
  private readonly schedulers: RunningScheduler[] = [];

  private constructor(
    private readonly testDatabase: TestDatabase,
    /** The way around the API. */
    readonly database: Database,
  ) {}

  static async start(variables: Variables = {}, { database: given, fixtures = [] }: InstallationOptions = {}): Promise<Installation> {
    const testDatabase = given ?? (await createTestDatabase());
    const database = openDatabase({ databaseUrl: testDatabase.url, dbPoolMax: 3, dbPoolTimeoutMs: 5_000 });
    const installation = new Installation(testDatabase, database);
    // With all features: few suites need them, and the others do not wait until they are read.
    if (fixtures.length > 0) await (await import('./load-fixtures.js')).loadFixtures(database, { ...DEFAULTS, ...variables }, fixtures);
    await installation.addApi(variables);
    return installation;
  }

  /** The process that was started first. */
  get api(): RunningApi {
    const [api] = this.apis;
    if (!api) throw new Error('No API process runs');
    return api;
  }

  async addApi(variables: Variables = {}): Promise<RunningApi> {
    const api = await RunningApi.start(this.testDatabase.url, variables);
    this.apis.push(api);
    return api;
  }

  async addScheduler(variables: Variables = {}): Promise<RunningScheduler> {
    const scheduler = await RunningScheduler.start(this.testDatabase.url, variables);
    this.schedulers.push(scheduler);
    return scheduler;
  }

  /** A demo user, signed in. */
  demo(role: keyof typeof DEMO_USERS): Promise<ApiClient> {
    return this.api.anonymous().signIn(DEMO_USERS[role], DEMO_PASSWORD);
  }

  /** A new account with exactly these roles, or with the default one. */
  async member(...roles: string[]): Promise<Member> {
    const person = uniquePerson();
    const client = this.api.anonymous();
    const id = await client.register(person);
    if (roles.length > 0) await this.giveRoles(id, roles);
    return { ...person, id, client };
  }

  /** Until every job that is due was tried, and none runs. */
  async untilIdle(): Promise<void> {
    const due = () => this.database.sql('graphile_worker.jobs').where('run_at', '<=', new Date()).whereRaw('(attempts = 0 or locked_at is not null)');
    await until(async () => (await due()).length === 0);
  }

  async stop(): Promise<void> {
    try {
      await Promise.all([...this.apis, ...this.schedulers].map((program) => program.stop()));
    } finally {
      await this.database.close();
      await this.testDatabase.drop();
    }
  }

  private async giveRoles(id: number, roles: readonly string[]): Promise<void> {
    const admin = await this.demo('super_admin');
    await dataOf(admin.typed.PUT('/users/{id}/roles', { params: { path: { id } }, body: { roles: [...roles] } }));
    await admin.post('/api/auth/logout');
  }
}
