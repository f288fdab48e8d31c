import { z } from 'zod';

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
const PATTERN = /^(\d{1,9})([smhd])?$/;
const YEAR_SECONDS = 366 * SECONDS.d;

/** `15m`, `7d`, `12h`, `900s` or `900` as whole seconds, from 1 second to 366 days. */
export const durationInSeconds = z.string().transform((text, context) => {
  const seconds = parse(text);
  if (seconds !== undefined && seconds >= 1 && seconds <= YEAR_SECONDS) return seconds;
  context.addIssue('write a time like 900s, 15m, 12h or 7d, at most 366 days');
  return z.NEVER;
});

function parse(text: string): number | undefined {
  const [, count, unit] = PATTERN.exec(text) ?? [];
  if (count === undefined) return undefined;
  return Number(count) * (isUnit(unit) ? SECONDS[unit] : 1);
}

function isUnit(unit: string | undefined): unit is keyof typeof SECONDS {
  return unit !== undefined && unit in SECONDS;
}
