import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Bench } from './bench.ts';
import { benchDatabase } from './bench-database.ts';
import { CASES } from './cases/index.ts';
import type { Outcome } from './outcome.ts';
import { summaryOf } from './report/summary.ts';
import { circumstances, writeReport } from './report/write-report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    folder: { type: 'string', default: '.bench' },
    profile: { type: 'boolean', default: false },
    out: { type: 'string', default: 'docs/bench' },
  },
});
const unknown = positionals.filter((name) => !CASES.has(name));
if (unknown.length > 0) throw new Error(`No such case: ${unknown.join(', ')}. There are ${[...CASES.keys()].join(', ')}`);

const folder = resolve(values.folder);
const database = await benchDatabase(folder);
const bench = new Bench(database.url, folder, Number(values.scale), values.profile);
const outcomes = new Map<string, Outcome>();
try {
  for (const name of positionals.length > 0 ? positionals : CASES.keys()) {
    process.stderr.write(`${name} …\n`);
    const outcome = await CASES.get(name)?.(bench);
    await bench.stopServers();
    if (!outcome) continue;
    outcomes.set(name, outcome);
    process.stdout.write(`${summaryOf(outcome)}\n`);
  }
  const { rows: [server] } = await bench.sql.query<{ server_version: string }>('show server_version');
  await writeReport(resolve(values.out), outcomes, circumstances(bench.scale, server?.server_version ?? 'unknown'));
} finally {
  await bench.close();
  await database.stop();
}
