import type { AddGroupMembers, CreateGroup } from '@halolight/application/identity';
import { OPERATOR } from '@halolight/application/kernel';
import { z } from 'zod';
import { FixtureModel, userNamed, type Database, type PreparedFixture } from '../kernel/index.js';

const PROPERTIES = z.strictObject({
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(500).nullable().default(null),
  permissions: z.array(z.string()).default([]),
  /** Usernames. */
  members: z.array(z.string()).default([]),
});

/** `identity.Group`: known by its name. */
export class GroupFixtures extends FixtureModel {
  readonly names: [string, ...string[]] = ['identity.Group', 'authorization.Group'];
  readonly table = 'groups';
  readonly properties = PROPERTIES;

  constructor(
    private readonly database: Database,
    private readonly createGroup: Pick<CreateGroup, 'execute'>,
    private readonly addMembers: Pick<AddGroupMembers, 'execute'>,
  ) {
    super();
  }

  override async prepare(properties: unknown): Promise<PreparedFixture> {
    const { members, ...group } = PROPERTIES.parse(properties);
    return {
      find: async () => {
        const found = await this.database.sql('groups').where({ name: group.name }).first<{ id: number } | undefined>('id');
        return found?.id ?? null;
      },
      make: async () => {
        const groupId = await this.createGroup.execute({ actor: OPERATOR, ...group });
        const userIds: number[] = [];
        for (const member of members) userIds.push(await userNamed(this.database, 'members', member));
        if (userIds.length > 0) await this.addMembers.execute({ actor: OPERATOR, groupId, userIds });
      },
    };
  }
}
