import type { Knex } from 'knex';
import type { NamedMigration } from '../../migrations/named-migration.js';

/** Gives knex the migrations of a list, so that they are found the same way in the sources, in the build and in an image. */
export class ListedMigrationSource implements Knex.MigrationSource<NamedMigration> {
  constructor(private readonly migrations: readonly NamedMigration[]) {}

  async getMigrations(): Promise<NamedMigration[]> {
    return [...this.migrations];
  }

  getMigrationName({ name }: NamedMigration): string {
    return name;
  }

  async getMigration({ migration }: NamedMigration): Promise<Knex.Migration> {
    return migration;
  }
}
