/** How long, in milliseconds, a stream may be silent: a bit more than two heartbeats of the server, which come every 15 seconds. */
const SILENCE_MS = 35_000;

/** What comes of a step; `limit` breaks off what takes longer than the server is ever silent. */
export async function within<Result>(limit: AbortController, step: Promise<Result>): Promise<Result> {
  const timer = setTimeout(() => limit.abort(), SILENCE_MS);
  return step.finally(() => clearTimeout(timer));
}
