/** What makes a hash take as long as it does; times the one lane that all hashes here have. */
export interface Argon2Cost {
  /** KiB */
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** RFC 9106, section 3.1: at least 8 KiB for each lane. */
const LEAST_MEMORY = 8;
const MEMORY = /[$,]m=(\d+)/;
const TIME = /[$,]t=(\d+)/;

/**
 * What a hash of today costs more than this one: time grows with memory times passes, so the rest of that product, in no more memory than today's.
 * @param encoded in the PHC string format, its parameters in any order
 * @returns null where nothing is missing
 */
export function missingCost(encoded: string, today: Argon2Cost): Argon2Cost | null {
  const missing = today.memoryCost * today.timeCost - numberIn(encoded, MEMORY) * numberIn(encoded, TIME);
  if (missing < LEAST_MEMORY) return null;
  const timeCost = Math.ceil(missing / today.memoryCost);
  return { timeCost, memoryCost: Math.max(LEAST_MEMORY, Math.round(missing / timeCost)) };
}

function numberIn(encoded: string, pattern: RegExp): number {
  return Number(pattern.exec(encoded)?.[1] ?? 0);
}
