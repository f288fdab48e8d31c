import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { bearer, signIn, type Account } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import type { Outcome } from '../outcome.ts';

const SOCKETS = 10_000;
const OPENED_AT_ONCE = 100;
const SETTLE_MS = 5_000;
const MIB = 1024 * 1024;

/** 10,000 idle WebSockets, and one event that all of them hear. The system must allow 10,100 open files to each process. */
export async function idleSockets(bench: Bench): Promise<Outcome> {
  const count = Math.ceil(SOCKETS * bench.scale);
  const api = await bench.api();
  await bench.scheduler();
  const listener = await signIn(api, 'user');
  const heard: number[] = [];
  const sockets = await open(api, listener, count, (event) => {
    if (event === 'message.created') heard.push(performance.now());
  });
  await pause(SETTLE_MS);
  const { rssBytes } = await api.process.sample();
  const begun = performance.now();
  await send(api, await signIn(api, 'manager'), listener.id);
  while (heard.length < count && performance.now() - begun < 60_000) await pause(10);
  const after = await api.process.sample();
  for (const socket of sockets) socket.terminate();
  return {
    title: `${count.toLocaleString('en-US')} idle WebSockets`,
    findings: [
      { figure: 'RSS while idle', value: rssBytes / MIB, unit: 'MiB', atMost: 300 },
      { figure: 'RSS after the broadcast', value: after.rssBytes / MIB, unit: 'MiB' },
      { figure: 'sockets that did not hear the broadcast', value: count - heard.length, unit: '', atMost: 0 },
      { figure: 'last delivery after', value: (Math.max(...heard) - begun) / 1000, unit: 's', atMost: 1 },
    ],
  };
}

async function open({ url }: Served, { accessToken }: Account, count: number, hear: (event: string) => void): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < count) {
    const opening = Array.from({ length: Math.min(OPENED_AT_ONCE, count - sockets.length) }, async () => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers: { Authorization: `Bearer ${accessToken}` }, perMessageDeflate: false });
      socket.on('message', (bytes: Buffer) => hear((JSON.parse(bytes.toString()) as { event: string }).event));
      await once(socket, 'open');
      return socket;
    });
    sockets.push(...(await Promise.all(opening)));
  }
  return sockets;
}

async function send({ url }: Served, account: Account, recipientId: number): Promise<void> {
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { ...bearer(account), 'Content-Type': 'application/json' },
    body: JSON.stringify({ recipientId, content: 'To all of you' }),
  });
  if (answer.status !== 201) throw new Error(`Sending: ${await answer.text()}`);
}
