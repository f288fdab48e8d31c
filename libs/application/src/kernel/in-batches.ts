/** Repeats work on at most `size` things, which holds no lock for long, until there are no more. @param work says how many it did @returns how many it was in all */
export async function inBatches(size: number, work: (size: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (let done = size; done === size; total += done) done = await work(size);
  return total;
}
