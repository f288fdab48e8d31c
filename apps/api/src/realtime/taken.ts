/** Takes some out of a set. */
export function taken(from: Set<number>, most: number): number[] {
  const some = [...from].slice(0, most);
  for (const each of some) from.delete(each);
  return some;
}
