import { readFile } from 'node:fs/promises';

/** docs/scale.md, whose statements and lists are held to the schema. */
export function readScalePlan(): Promise<string> {
  return readFile(new URL('../../../../../docs/scale.md', import.meta.url), 'utf8');
}

/** What stands under a heading, up to the next one of any level. @throws Error when there is none of that name */
export function sectionOf(plan: string, heading: string): string {
  const [, rest] = plan.split(`# ${heading}\n`);
  if (rest === undefined) throw new Error(`docs/scale.md has no section "${heading}"`);
  return rest.split(/^#+ /m)[0] ?? '';
}

/** Its statements, block by block. */
export function statementsIn(section: string): string[] {
  return [...section.matchAll(/```sql.*?\n(.*?)```/gs)].map(([, sql = '']) => sql);
}
