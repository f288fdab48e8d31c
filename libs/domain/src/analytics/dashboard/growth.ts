/** By how many percent `now` is more than `before`, to one decimal; null where there was nothing to grow from. */
export function growth(now: number, before: number): number | null {
  if (before === 0) return null;
  return Math.round(((now - before) / before) * 1000) / 10;
}
