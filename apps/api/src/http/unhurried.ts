import { setImmediate as turn } from 'node:timers/promises';

/** How long, in milliseconds, others wait for the making of parts at most, but for the longest part. */
const TURN_MS = 10;

/** The parts one after the other; between them, whoever else there is has their turn. */
export async function* unhurried<Part>(parts: Iterable<Part>): AsyncGenerator<Part> {
  let since = performance.now();
  for (const part of parts) {
    yield part;
    if (performance.now() - since < TURN_MS) continue;
    await turn();
    since = performance.now();
  }
}
