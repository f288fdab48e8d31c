import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { accessToken, bearer } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { LISTENERS } from '../data/listeners.ts';
import { loadData } from '../data/load-data.ts';
import { MEGABYTE } from '../megabyte.ts';
import type { Outcome } from '../outcome.ts';

const SOCKETS = 10_000;
const OPENED_AT_ONCE = 100;
const SETTLE_MS = 5_000;

interface Listener {
  readonly userId: number;
  readonly sessionId: number;
}

/** 10,000 idle WebSockets of as many accounts, and an event for each of them that one transaction tells. The system must allow 10,100 open files to each process. */
export async function idleSockets(bench: Bench): Promise<Outcome> {
  const api = await bench.api();
  await loadData(bench, LISTENERS);
  const listeners = await someListeners(bench, Math.ceil(SOCKETS * bench.scale));
  await emptyStream(bench);
  const heard = new Map<number, number>();
  const sockets = await open(api, listeners, ({ userId }, event) => {
    if (event === 'message.created') heard.set(userId, performance.now());
  });
  await pause(SETTLE_MS);
  const { rssBytes } = await api.process.sample();
  const begun = performance.now();
  await broadcast(bench, listeners);
  while (heard.size < listeners.length && performance.now() - begun < 60_000) await pause(10);
  const after = await api.process.sample();
  for (const socket of sockets) socket.terminate();
  return {
    title: `${listeners.length.toLocaleString('en-US')} idle WebSockets`,
    findings: [
      { figure: 'RSS while idle', value: rssBytes / MEGABYTE, unit: 'MB', atMost: 300 },
      { figure: 'RSS after the broadcast', value: after.rssBytes / MEGABYTE, unit: 'MB' },
      { figure: 'sockets that did not hear the broadcast', value: listeners.length - heard.size, unit: '', atMost: 0 },
      { figure: 'last delivery after', value: (Math.max(...heard.values()) - begun) / 1000, unit: 's', atMost: 1 },
    ],
  };
}

async function someListeners({ sql }: Bench, count: number): Promise<Listener[]> {
  const { rows } = await sql.query<{ user_id: string; id: string }>(
    "select sessions.id, user_id from sessions join users on users.id = user_id where username like 'listener%' order by user_id limit $1",
    [count],
  );
  return rows.map((row) => ({ userId: Number(row.user_id), sessionId: Number(row.id) }));
}

/** As on a new installation: the API prepares its statements while there is no event. */
async function emptyStream({ sql }: Bench): Promise<void> {
  await sql.query('delete from live_events');
  await sql.query('vacuum (analyze) live_events');
}

/** Told as the product tells what it has for many. */
async function broadcast({ sql }: Bench, listeners: readonly Listener[]): Promise<void> {
  const data = { conversationId: 1, message: { content: 'To all of you' } };
  await sql.query("insert into live_events (user_id, event, data) select user_id, 'message.created', $2::jsonb from unnest($1::bigint[]) as user_id", [
    listeners.map(({ userId }) => userId),
    JSON.stringify(data),
  ]);
}

async function open({ url }: Served, listeners: readonly Listener[], hear: (listener: Listener, event: string) => void): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < listeners.length) {
    const opening = listeners.slice(sockets.length, sockets.length + OPENED_AT_ONCE).map(async (listener) => {
      const headers = bearer({ accessToken: await accessToken(listener.userId, listener.sessionId) });
      const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers, perMessageDeflate: false });
      socket.on('message', (bytes: Buffer) => hear(listener, (JSON.parse(bytes.toString()) as { event: string }).event));
      await once(socket, 'open');
      return socket;
    });
    sockets.push(...(await Promise.all(opening)));
  }
  return sockets;
}
