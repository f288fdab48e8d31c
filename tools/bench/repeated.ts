/** How long each of `count` runs took, one after the other, in milliseconds. */
export async function repeated(count: number, run: (turn: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const begun = performance.now();
    await run(turn);
    times.push(performance.now() - begun);
  }
  return times;
}
