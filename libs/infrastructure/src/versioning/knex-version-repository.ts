import { VersionRepository } from '@halolight/application/versioning/ports';
import { VersionTakenError, type ApiVersion } from '@halolight/domain/versioning';
import { namingRefusals, type Database } from '../kernel/index.js';
import type { ListeningSupportedVersions } from './listening-supported-versions.js';

const REFUSALS = { versions_version_key: () => new VersionTakenError() };

/** The versions of the API in PostgreSQL; its triggers tell other processes of a change. */
export class KnexVersionRepository extends VersionRepository {
  constructor(
    private readonly database: Database,
    private readonly supported: ListeningSupportedVersions,
  ) {
    super();
  }

  async findForUpdate(versionId: number): Promise<ApiVersion | null> {
    const version = await this.database
      .sql('versions')
      .select('id', 'version', 'supported', 'revision')
      .where({ id: versionId })
      .forUpdate()
      .first<ApiVersion | undefined>();
    return version ?? null;
  }

  async add(version: Pick<ApiVersion, 'version' | 'supported'>): Promise<number> {
    const [added]: { id: number }[] = await namingRefusals(REFUSALS, this.database.sql('versions').insert(version).returning('id'));
    if (!added) throw new Error('The new version was not returned');
    this.note(version.version, version.supported);
    return added.id;
  }

  async update({ id, version, supported }: ApiVersion): Promise<void> {
    const { sql } = this.database;
    const before = await sql('versions').where({ id }).first<ApiVersion | undefined>();
    await namingRefusals(REFUSALS, sql('versions').where({ id }).update({ version, supported, revision: sql.raw('revision + 1'), updated_at: sql.fn.now() }));
    if (before) this.note(before.version, false);
    this.note(version, supported);
  }

  async remove(versionId: number): Promise<void> {
    const [removed] = await this.database.sql('versions').where({ id: versionId }).delete().returning<ApiVersion[]>('*');
    if (removed) this.note(removed.version, false);
  }

  private note(version: string, supported: boolean): void {
    this.database.afterCommit(() => this.supported.note(version, supported));
  }
}
