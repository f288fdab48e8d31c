import type { Knex } from 'knex';

/** One step of the schema, and the way back. Each runs inside a transaction, those that are applied together in one. */
export interface NamedMigration {
  /** `0001-identity`: kept in the database as the mark of what was applied. */
  readonly name: string;
  readonly migration: {
    up(knex: Knex): Promise<void>;
    down(knex: Knex): Promise<void>;
  };
  /**
   * What comes before is committed first. For a change to a table that requests use together with tables changed before, some in one order
   * and some in another: while both were locked, neither order would spare them.
   */
  readonly startsTransaction?: true;
}
