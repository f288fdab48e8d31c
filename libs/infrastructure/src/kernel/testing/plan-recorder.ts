import type { Knex } from 'knex';
import type { Pool } from 'pg';
import { z } from 'zod';

/** One step of a plan as PostgreSQL carried it out. */
interface PlanStep {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number | undefined;
  'Rows Removed by Index Recheck'?: number | undefined;
  Plans?: PlanStep[] | undefined;
}

const STEP: z.ZodType<PlanStep> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Index Recheck': z.number().optional(),
  get Plans() {
    return z.array(STEP).optional();
  },
});
const NOTICE = z.object({ 'Query Text': z.string(), Plan: STEP });

/** What a statement cost. */
export interface StatementCost {
  readonly statement: string;
  /** Tables that were read from end to end. */
  readonly scannedTables: readonly string[];
  /** Rows looked at in tables, those that were dropped again included. */
  readonly rowsRead: number;
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

  /** What the statements since the last call cost. */
  take(): StatementCost[] {
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
      scannedTables: steps.filter((step) => step['Node Type'] === 'Seq Scan').map((step) => step['Relation Name'] ?? ''),
      rowsRead: steps.reduce((sum, step) => sum + rowsRead(step), 0),
    });
  }
}

function allSteps(step: PlanStep): PlanStep[] {
  return [step, ...(step.Plans ?? []).flatMap(allSteps)];
}

function rowsRead(step: PlanStep): number {
  if (step['Relation Name'] === undefined) return 0;
  return (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0)) * step['Actual Loops'];
}
