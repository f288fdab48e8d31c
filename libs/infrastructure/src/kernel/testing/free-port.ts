import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * A TCP port of this machine that nobody listens on, and that the operating system gives nobody else for the next minute unless they name it: a
 * connection on it that has ended is in TIME-WAIT (RFC 9293, section 3.6.1), which keeps no program from listening there that is told to.
 * Were it given to the programs of two tests, one of them would be asked in place of the other.
 */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The probe has no port');
  const accepted = once(server, 'connection');
  const client = connect(address.port, '127.0.0.1').resume();
  const [socket]: Socket[] = await accepted;
  // Whoever ends first is who waits.
  socket?.resume().end();
  await once(client, 'close');
  server.close();
  await once(server, 'close');
  return address.port;
}
