import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/**
 * @param ports by the environment variable that each comes from; null and 0 stand for none in particular
 * @throws Error of one line when nothing can listen on one of them, or two are the same
 */
export async function assertPortsFree(ports: Readonly<Record<string, number | null>>): Promise<void> {
  await using held = new AsyncDisposableStack();
  for (const [variable, port] of Object.entries(ports)) held.use(await listen(port ?? 0, variable));
}

async function listen(port: number, variable: string): Promise<Server> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`${variable}: port ${port} is in use or not allowed; stop what listens there or set ${variable} to another port`, { cause });
  }
  return server;
}
