import { Client } from 'pg';
import { z } from 'zod';

interface PlanStep {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number | undefined;
  Plans?: PlanStep[] | undefined;
}

const STEP: z.ZodType<PlanStep> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  get Plans() {
    return z.array(STEP).optional();
  },
});
const ANSWER = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: STEP })]) })]);

/** How PostgreSQL plans a prepared statement: for its values, or, after five executions perhaps, for all values alike. */
export type PlanMode = 'force_custom_plan' | 'force_generic_plan';

/** Which tables a statement reads from end to end, and how many rows of tables it looks at. */
export async function planOf(
  databaseUrl: string,
  mode: PlanMode,
  { text, values }: { text: string; values: unknown[] },
): Promise<{ scanned: string[]; rowsRead: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const literals = values.map((value) => client.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value)));
    await client.query(`set plan_cache_mode = ${mode}; prepare shown as ${text}`);
    const { rows } = await client.query(`explain (analyze, format json) execute shown (${literals.join(', ')})`);
    const steps = allSteps(ANSWER.parse(rows)[0]['QUERY PLAN'][0].Plan);
    return {
      scanned: steps.filter((step) => step['Node Type'] === 'Seq Scan').map((step) => step['Relation Name'] ?? ''),
      rowsRead: Math.round(steps.reduce((sum, step) => sum + rowsRead(step), 0)),
    };
  } finally {
    await client.end();
  }
}

function allSteps(step: PlanStep): PlanStep[] {
  return [step, ...(step.Plans ?? []).flatMap(allSteps)];
}

function rowsRead(step: PlanStep): number {
  if (step['Relation Name'] === undefined) return 0;
  return (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0)) * step['Actual Loops'];
}
