import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { CountingProxy } from '../counting-proxy.ts';
import { median } from '../median.ts';
import type { Outcome } from '../outcome.ts';

const REFRESHES = 20;
const SETTLE_MS = 300;
/** The connections that answer requests. The one that listens for changes has another name, and asks for a sign of life all the while. */
const API = 'halolight-api';
/** What the API looks for every five seconds of its own accord: answers of the assistant that nobody finishes any more. */
const SWEPT = 'assistant_messages';

/** POST /api/auth/refresh: how often the API waits for the database, its limits counted as it is shipped. */
export async function refreshRoundTrips(bench: Bench): Promise<Outcome> {
  const proxy = await CountingProxy.start(bench.databaseUrl);
  const api = await bench.api({ DATABASE_URL: proxy.url, RATE_LIMIT: 'on' });
  let { refreshToken } = await signIn(api, 'user');
  const counts: number[] = [];
  for (let turn = 0; turn < REFRESHES; turn++) {
    // What a request leaves to be done after its answer is not its round trip.
    await pause(SETTLE_MS);
    const before = proxy.roundTripsOf(API).length;
    refreshToken = await refresh(api, refreshToken);
    const waits = proxy.roundTripsOf(API).slice(before).filter((statement) => !statement.includes(SWEPT));
    counts.push(waits.length);
  }
  await bench.stopServers();
  await proxy.close();
  if (Math.min(...counts) === 0) throw new Error(`The API asked for nothing as ${API}: there is nothing to count`);
  return {
    title: 'POST /api/auth/refresh',
    findings: [
      { figure: 'round trips to the database, median', value: median(counts), unit: '', atMost: 2 },
      { figure: 'round trips to the database, most', value: Math.max(...counts), unit: '', atMost: 2 },
    ],
  };
}

async function refresh({ url }: Served, refreshToken: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/refresh`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': 'bench' },
    body: JSON.stringify({ refreshToken }),
  });
  if (answer.status !== 200) throw new Error(`Refreshing: ${await answer.text()}`);
  return ((await answer.json()) as { refreshToken: string }).refreshToken;
}
