import type { Knex } from 'knex';

/** Builds a statement; `$(n)` stands for the n-th value, from 1, that `Database.run` is given. */
export type BuildStatement = (knex: Knex, $: (position: number) => Knex.Raw) => Knex.QueryBuilder | Knex.Raw;

interface CompiledStatement {
  readonly text: string;
  readonly bindings: readonly unknown[];
}

class Placeholder {
  [field: string]: unknown;

  constructor(readonly position: number) {}
}

/**
 * A statement that knex builds once and every connection parses once, for the paths where building it each time would cost more than running it.
 * `Row` is what its author promises each returned row to be.
 */
export class PreparedStatement<Row> {
  declare protected readonly row: Row;

  private compiled: CompiledStatement | undefined;

  /** @param name unique in the process; PostgreSQL knows the statement by it, at most 63 bytes; without one, '', it keeps nothing of it */
  constructor(
    readonly name: string,
    private readonly build: BuildStatement,
  ) {}

  /** What pg is to send for `values`. A literal inside the built statement keeps its value. */
  query(knex: Knex, values: readonly unknown[]): { name: string; text: string; values: unknown[] } {
    const { text, bindings } = (this.compiled ??= this.compile(knex));
    return {
      name: this.name,
      text,
      values: bindings.map((binding) => (binding instanceof Placeholder ? values[binding.position - 1] : binding)),
    };
  }

  private compile(knex: Knex): CompiledStatement {
    const placeholder = (position: number): Knex.Raw => knex.raw('?', [new Placeholder(position)]);
    const { sql, bindings } = this.build(knex, placeholder).toSQL().toNative();
    return { text: sql, bindings };
  }
}
