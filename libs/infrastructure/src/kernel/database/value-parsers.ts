import { TypeOverrides, types } from 'pg';

/** How values read from PostgreSQL become JavaScript values, where pg's own way does not suit. */
export function valueParsers(): TypeOverrides {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, parseSafeInteger);
  // pg makes a date midnight of the process's own time zone; a calendar day has none.
  parsers.setTypeParser(types.builtins.DATE, (text: string) => text);
  return parsers;
}

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} does not fit a JavaScript number exactly`);
  return value;
}
