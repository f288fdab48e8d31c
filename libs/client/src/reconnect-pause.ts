/** How long, in milliseconds, to wait in any case before connecting again. */
const LEAST_MS = 1_000;
/** As many more at most, as luck has it: clients whose connections end together are not to come back together. */
const SPREAD_MS = 4_000;
/** The same once nothing was heard for several attempts, after each of which it doubles. */
const MOST_SPREAD_MS = 30_000;

/**
 * Milliseconds to wait before connecting again.
 * @param attempts how often one has connected in vain since something was heard
 * @param askedSeconds what the server asked to wait
 */
export function reconnectPause(attempts: number, askedSeconds = 0, share = randomShare()): number {
  return Math.max(LEAST_MS, askedSeconds * 1000) + share * Math.min(SPREAD_MS * 2 ** attempts, MOST_SPREAD_MS);
}

/** From 0 to 1. */
function randomShare(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return random / 2 ** 32;
}
