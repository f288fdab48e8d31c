const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
const STEP = 1024;

/** A size for people: `5 B`, `1.5 MB`. @param bytes a whole number */
export function humanSize(bytes: number): string {
  const exponent = Math.min(UNITS.length - 1, bytes < STEP ? 0 : Math.floor(Math.log(bytes) / Math.log(STEP)));
  return `${Number((bytes / STEP ** exponent).toFixed(1))} ${UNITS[exponent] ?? 'B'}`;
}
