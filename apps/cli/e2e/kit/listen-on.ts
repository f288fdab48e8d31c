import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** @throws Error when the port is taken */
export async function listenOn(port = '0'): Promise<Server> {
  const server = createServer().listen(Number(port));
  await once(server, 'listening');
  return server;
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<string> {
  const server = await listenOn();
  const address = server.address();
  server.close();
  return String(typeof address === 'object' ? address?.port : 0);
}
