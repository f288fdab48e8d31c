import { bearer, signIn } from '../account.ts';
import { bytesOf } from '../bytes-of.ts';
import type { Bench } from '../bench.ts';
import { loadData } from '../data/load-data.ts';
import { USERS } from '../data/users.ts';
import { MEGABYTE } from '../megabyte.ts';
import type { Outcome } from '../outcome.ts';

const WATCH_MS = 100;

/** GET /api/users/export of a million accounts as CSV. */
export async function exportUsers(bench: Bench): Promise<Outcome> {
  const api = await bench.api();
  const rows = await loadData(bench, USERS);
  const admin = await signIn(api, 'admin');
  const before = (await api.process.sample()).rssBytes;
  const begun = performance.now();
  const answer = await fetch(`${api.url}/api/users/export`, { headers: { ...bearer(admin), Accept: 'text/csv' } });
  let [bytes, lines, firstByteMs, mostBytes, watchedAt] = [0, 0, Number.NaN, before, 0];
  for await (const chunk of bytesOf(answer)) {
    if (bytes === 0) firstByteMs = performance.now() - begun;
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines++;
    if (performance.now() - watchedAt < WATCH_MS) continue;
    mostBytes = Math.max(mostBytes, (await api.process.sample()).rssBytes);
    watchedAt = performance.now();
  }
  if (lines < rows) throw new Error(`${lines} lines of ${rows}`);
  return {
    title: `Export of ${rows.toLocaleString('en-US')} users`,
    findings: [
      { figure: 'RSS growth', value: (mostBytes - before) / MEGABYTE, unit: 'MB', atMost: 64 },
      { figure: 'first byte after', value: firstByteMs, unit: 'ms', atMost: 200 },
      { figure: 'rows', value: lines / ((performance.now() - begun) / 1000), unit: 'a second' },
      { figure: 'size', value: bytes / MEGABYTE, unit: 'MB' },
    ],
  };
}
