import autocannon from 'autocannon';
import type { Bench } from '../bench.ts';
import { MEGABYTE } from '../megabyte.ts';
import type { Outcome } from '../outcome.ts';

const CONNECTIONS = 200;

/** 200 connections that sign in over and over: the event loop has to stay free for everybody else. */
export async function loginStorm(bench: Bench): Promise<Outcome> {
  const { url, process } = await bench.api();
  await process.sample();
  const result = await autocannon({
    url: `${url}/api/auth/login`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'user', password: '123456' }),
    connections: CONNECTIONS,
    duration: bench.load(CONNECTIONS).seconds * 2,
    timeout: 60,
  });
  const { lagP99Ms, rssBytes } = await process.sample();
  const refused = result.statusCodeStats?.['503']?.count ?? 0;
  if (result['2xx'] === 0 || result.non2xx !== refused) throw new Error(`Signing in: ${JSON.stringify(result.statusCodeStats)}`);
  return {
    title: `POST /api/auth/login on ${CONNECTIONS} connections`,
    findings: [
      { figure: 'event-loop lag, p99', value: lagP99Ms, unit: 'ms', atMost: 50 },
      { figure: 'signed in', value: result['2xx'] / result.duration, unit: 'a second' },
      { figure: 'sent away with 503', value: refused / result.duration, unit: 'a second' },
      { figure: 'RSS', value: rssBytes / MEGABYTE, unit: 'MB' },
    ],
  };
}
