import type { PasswordHasher, RoleRepository, UserRepository } from '@halolight/application/identity/ports';
import { OPERATOR, type EventOutbox } from '@halolight/application/kernel';
import { checkUsername, DEFAULT_ROLE, namesToLookUp, normalizeEmailAddress, roleNamed, USER_STATUSES } from '@halolight/domain/identity';
import { z } from 'zod';
import { FixtureFault, FixtureModel, type PreparedFixture } from '../kernel/index.js';

const NAME = z.string().trim().min(1).max(100);
const ROLES = z.union([z.string(), z.array(z.string())]).transform((names) => [names].flat());
const PROPERTIES = z.strictObject({
  username: z.string(),
  email: z.string(),
  password: z.string().min(1).max(128),
  name: NAME.optional(),
  firstName: NAME.optional(),
  lastName: NAME.optional(),
  role: ROLES.optional(),
  roles: ROLES.optional(),
  status: z.enum(USER_STATUSES).default('ACTIVE'),
});

type Properties = z.infer<typeof PROPERTIES>;

/** `identity.User`: known by its username. Its password need not be a good one, and is stored as a hash alone. */
export class UserFixtures extends FixtureModel {
  readonly names: [string, ...string[]] = ['identity.User', 'user.User'];
  readonly table = 'users';
  readonly properties = PROPERTIES;

  constructor(
    private readonly users: UserRepository,
    private readonly roles: RoleRepository,
    private readonly hasher: PasswordHasher,
    private readonly outbox: EventOutbox,
  ) {
    super();
  }

  override async prepare(properties: unknown): Promise<PreparedFixture> {
    const given = PROPERTIES.parse(properties);
    const username = checkUsername(given.username);
    const find = async () => (await this.users.findCredentials(username))?.userId ?? null;
    // Hashing takes long, so not in the transaction; one who is there already costs nothing.
    const passwordHash = (await find()) === null ? await this.hasher.hash(given.password) : null;
    return { find, make: async () => this.make(given, username, passwordHash ?? (await this.hasher.hash(given.password))) };
  }

  private async make(given: Properties, username: string, passwordHash: string): Promise<void> {
    const roleIds = await this.roleIds([...(given.role ?? []), ...(given.roles ?? [])]);
    const profile = { email: normalizeEmailAddress(given.email), username, name: nameOf(given), phone: null, avatar: null, department: null, position: null, bio: null };
    const id = await this.users.add({ ...profile, status: given.status, passwordHash, mustChangePassword: false, roleIds });
    await this.outbox.publish({ type: 'user.created', actorId: OPERATOR.userId, subject: { type: 'user', id }, data: { status: given.status, roleIds } });
  }

  private async roleIds(names: readonly string[]): Promise<number[]> {
    const wanted = [...new Set(names.length > 0 ? names : [DEFAULT_ROLE])];
    const found = await this.roles.findByNames(namesToLookUp(wanted));
    return wanted.map((name) => {
      const role = roleNamed(found, name);
      if (!role) throw new FixtureFault(`role: there is no role "${name}"`);
      return role.id;
    });
  }
}

function nameOf({ name, firstName, lastName, username }: Properties): string {
  const joined = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return name ?? (joined === '' ? username : joined);
}
