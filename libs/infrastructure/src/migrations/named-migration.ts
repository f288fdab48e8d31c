import type { Knex } from 'knex';

/** One step of the schema, and the way back. Each runs inside a transaction. */
export interface NamedMigration {
  /** `0001-identity`: kept in the database as the mark of what was applied. */
  readonly name: string;
  readonly migration: {
    up(knex: Knex): Promise<void>;
    down(knex: Knex): Promise<void>;
  };
}
