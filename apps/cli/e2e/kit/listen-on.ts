import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** @throws Error when the port is taken */
export async function listenOn(port: string): Promise<Server> {
  const server = createServer().listen(Number(port));
  await once(server, 'listening');
  return server;
}
