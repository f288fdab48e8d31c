import { isMet, type Finding, type Outcome } from '../outcome.ts';

/** An outcome as Markdown: what was found, and how the subjects did under load. */
export function summaryOf({ title, findings, load = [] }: Outcome): string {
  const rows = findings.map((finding) => [finding.figure, show(finding.value, finding.unit), goalOf(finding), verdict(finding)]);
  const parts = [`### ${title}`, table(['figure', 'measured', 'goal', ''], rows)];
  if (load.length > 0) {
    const measured = load.map((row) => [row.name, ...[row.cpuMicros, row.requestsPerSecond, row.p50Ms, row.p99Ms, row.rssMB, row.lagP99Ms].map((value) => rounded(value))]);
    parts.push(table(['', 'CPU µs/request', 'requests/s', 'p50 ms', 'p99 ms', 'RSS MB', 'event-loop lag p99 ms'], measured));
  }
  return `${parts.join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function goalOf({ atMost, unit }: Finding): string {
  return atMost === undefined ? '' : `≤ ${show(atMost, unit)}`;
}

function verdict(finding: Finding): string {
  const met = isMet(finding);
  return met === null ? '' : met ? 'met' : '**not met**';
}

function show(value: number, unit: string): string {
  return `${rounded(value)} ${unit}`;
}

/** Three significant digits say all that a shared machine can. */
function rounded(value: number): string {
  return Number(value.toPrecision(value >= 1000 ? 4 : 3)).toLocaleString('en-US', { maximumFractionDigits: 4 });
}
