import type { CreatePermission } from '@halolight/application/identity';
import { OPERATOR } from '@halolight/application/kernel';
import { Permission } from '@halolight/domain/kernel';
import { z } from 'zod';
import { FixtureModel, type Database, type PreparedFixture } from '../kernel/index.js';

const PROPERTIES = z.strictObject({
  /** `reports:view`, or an action alone beside a `targetTable`. */
  name: z.string(),
  description: z.string().trim().max(500).nullable().default(null),
  targetTable: z.string().optional(),
});

/** `identity.Permission`: known by its name. Who holds it is said by groups and roles. */
export class PermissionFixtures extends FixtureModel {
  readonly names: [string, ...string[]] = ['identity.Permission', 'authorization.Permission'];
  readonly table = 'permissions';
  readonly properties = PROPERTIES;

  constructor(
    private readonly database: Database,
    private readonly createPermission: Pick<CreatePermission, 'execute'>,
  ) {
    super();
  }

  override async prepare(properties: unknown): Promise<PreparedFixture> {
    const { description, ...given } = PROPERTIES.parse(properties);
    const { name } = permissionOf(given);
    return {
      find: async () => {
        const permission = await this.database.sql('permissions').where({ name }).first<{ id: number } | undefined>('id');
        return permission?.id ?? null;
      },
      make: async () => this.createPermission.execute({ actor: OPERATOR, name, description }),
    };
  }
}

/** What has a whole name keeps it: `can_view_stats` on `poststatistical`, as it was once written, is `blog:view_stats`. */
function permissionOf({ name, targetTable }: Pick<z.infer<typeof PROPERTIES>, 'name' | 'targetTable'>): Permission {
  if (targetTable === undefined || Permission.canParse(name)) return Permission.parse(name, 'name');
  return Permission.parse(`${targetTable}:${name}`, 'name');
}
