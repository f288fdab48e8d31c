const RANGE = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/;

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Reads `0..5`. @throws Error when it is no range, or leaves `widest` */
export function readBounds(argument: string, widest: Bounds): Bounds {
  const [, from, to] = RANGE.exec(argument) ?? [];
  const [min, max] = [Number(from), Number(to)];
  if (from === undefined || to === undefined || !(min < max)) throw new Error(`"${argument}" is not a range; write 0..5, the smaller number first`);
  if (min < widest.min || max > widest.max) throw new Error(`the range ${argument} leaves ${widest.min}..${widest.max}`);
  return { min, max };
}
