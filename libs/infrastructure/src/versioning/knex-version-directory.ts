import { VersionDirectory, type VersionView } from '@halolight/application/versioning';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';

const SORTS: Sorts = {
  id: { column: 'versions.id', type: 'integer' },
  version: { column: 'versions.version', type: 'text' },
  createdAt: { column: 'versions.created_at', type: 'timestamptz' },
};
const COLUMNS = ['id', 'version', 'supported', 'revision', 'created_at as createdAt', 'updated_at as updatedAt'];

/** Reads the versions of the API. */
export class KnexVersionDirectory extends VersionDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(versionId: number): Promise<VersionView | null> {
    const version = await this.database.sql('versions').select(COLUMNS).where({ id: versionId }).first<VersionView | undefined>();
    return version ?? null;
  }

  page(request: PageRequest, { supported }: { supported?: boolean | undefined }): Promise<Page<VersionView>> {
    const { sql } = this.database;
    const query = sql('versions').select(COLUMNS);
    if (supported !== undefined) query.where({ supported });
    if (request.search) query.whereILike('version', containing(request.search));
    return keysetPage<VersionView, VersionView>(sql, {
      query,
      request,
      sorts: SORTS,
      defaultSort: 'id',
      id: 'versions.id',
      toItem: (version) => version,
    });
  }
}
