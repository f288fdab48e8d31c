import type { Knex } from 'knex';
import type { Pool } from 'pg';
import { z } from 'zod';
import { allSteps, PLAN_STEP, rowsRead, scannedTables } from './plan-step.js';

const NOTICE = z.object({ 'Query Text': z.string(), Plan: PLAN_STEP });

/** After five executions PostgreSQL may take a plan that fits all values of a prepared statement. */
const EXECUTIONS = 7;

/** What a statement cost. */
export interface StatementCost {
  readonly statement: string;
  /** Tables that were read from end to end. */
  readonly scannedTables: readonly string[];
  /** Rows looked at in tables, those that were dropped again included. */
  readonly rowsRead: number;
}

/** What statements may cost. */
export interface CostBounds {
  /** None of them is read from end to end. */
  readonly tables: readonly string[];
  readonly mostRows: number;
}

/** Hears from PostgreSQL how it carried out the statements of a pool: the module auto_explain tells it as a notice. */
export class PlanRecorder {
  private costs: StatementCost[] = [];

  private constructor(pool: Pool) {
    pool.on('connect', (client) => client.on('notice', ({ message = '' }) => this.hear(message)));
  }

  /** Before the pool makes its first connection. @param sql another connection to the same database, of a superuser */
  static async attach(pool: Pool, sql: Knex): Promise<PlanRecorder> {
    const settings = { session_preload_libraries: 'auto_explain', 'auto_explain.log_min_duration': '0', 'auto_explain.log_analyze': 'on', 'auto_explain.log_format': 'json', 'auto_explain.log_level': 'notice' };
    const { rows } = await sql.raw<{ rows: { name: string }[] }>('select current_database() as name');
    for (const [name, value] of Object.entries(settings)) await sql.raw(`alter database ?? set ${name} = '${value}'`, [rows[0]?.name ?? '']);
    return new PlanRecorder(pool);
  }

  /** Does the work so often that what it prepares has its lasting plan, for the tables as they are now. */
  async settle(work: () => Promise<unknown>): Promise<void> {
    for (let execution = 0; execution < EXECUTIONS; execution += 1) {
      this.take();
      await work();
    }
  }

  /**
   * The statements of some work that read one of `tables` from end to end or more than `mostRows`.
   * The work is done so often that prepared statements have their lasting plan.
   * @throws Error when it sends no statement at all
   */
  async costly({ tables, mostRows }: CostBounds, work: () => Promise<unknown>): Promise<StatementCost[]> {
    await this.settle(work);
    const costs = this.take();
    if (costs.length === 0) throw new Error('There is no statement whose cost could be told');
    return costs.filter(({ scannedTables, rowsRead }) => rowsRead > mostRows || scannedTables.some((table) => tables.includes(table)));
  }

  private take(): StatementCost[] {
    const taken = this.costs;
    this.costs = [];
    return taken;
  }

  private hear(message: string): void {
    const plan = /plan:\n(.*)/s.exec(message)?.[1];
    if (plan === undefined) return;
    const { 'Query Text': statement, Plan } = NOTICE.parse(JSON.parse(plan));
    const steps = allSteps(Plan);
    this.costs.push({
      statement,
      scannedTables: scannedTables(steps),
      rowsRead: steps.reduce((sum, step) => sum + rowsRead(step), 0),
    });
  }
}
