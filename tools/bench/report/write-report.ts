import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { CASES } from '../cases/index.ts';
import type { Outcome } from '../outcome.ts';
import { barChart } from './bar-chart.ts';
import { summaryOf } from './summary.ts';

/** Where and when an outcome was measured. */
export interface Circumstances {
  readonly scale: number;
  readonly machine: string;
  readonly date: string;
}

type Measured = Outcome & Circumstances;

export function circumstances(scale: number, postgres: string): Circumstances {
  const [processor] = cpus();
  const machine = `${cpus().length} × ${processor?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node.js ${process.version}, PostgreSQL ${postgres}`;
  return { scale, machine, date: new Date().toISOString().slice(0, 10) };
}

/** Writes what was measured into `folder`, and a page over everything there: a case can be measured again alone. */
export async function writeReport(folder: string, outcomes: ReadonlyMap<string, Outcome>, where: Circumstances): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, outcome] of outcomes) {
    const measured: Measured = { ...where, ...outcome };
    await writeFile(join(folder, `${name}.json`), `${JSON.stringify(measured, undefined, 2)}\n`);
    if (outcome.load) {
      const bars = outcome.load.map((figures) => ({ label: figures.name, value: figures.cpuMicros }));
      await writeFile(join(folder, `${name}.svg`), barChart(outcome.title, 'CPU µs a request', bars));
    }
  }
  await writeFile(join(folder, 'README.md'), pageOf(await measuredIn(folder)));
}

async function measuredIn(folder: string): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>();
  for await (const file of glob('*.json', { cwd: folder })) {
    found.set(basename(file, '.json'), JSON.parse(await readFile(join(folder, file), 'utf8')) as Measured);
  }
  return found;
}

function pageOf(measured: ReadonlyMap<string, Measured>): string {
  const sections = [...CASES.keys()].flatMap((name) => {
    const outcome = measured.get(name);
    return outcome ? [sectionOf(name, outcome)] : [];
  });
  return `# What the bench measured\n\nWritten by \`npm run bench\`; see [performance](../performance.md) for what stands behind the figures.\n\n${sections.join('\n')}`;
}

function sectionOf(name: string, outcome: Measured): string {
  const plot = outcome.load ? `\n![CPU time a request](${name}.svg)\n` : '';
  const share = outcome.scale === 1 ? '' : `, with ${outcome.scale * 100} % of the data`;
  return `${summaryOf(outcome)}${plot}\n\`npm run bench -- ${name}\`, ${outcome.date}${share}, on ${outcome.machine}\n`;
}
