import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * @param variable the environment variable that the port comes from
 * @throws Error of one line when nothing can listen on the port
 */
export async function assertPortFree(port: number, variable: string): Promise<void> {
  const server = createServer();
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`${variable}: port ${port} is in use or not allowed; stop what listens there or set ${variable} to another port`, { cause });
  }
  server.close();
  await once(server, 'close');
}
