import { createServer } from 'node:net';

const ANY = 0;

/** `preferred` if nothing listens on it, else a port that the operating system finds free. */
export async function freePort(preferred = ANY): Promise<number> {
  return (await probe(preferred)) ?? (await probe(ANY)) ?? Promise.reject(new Error('No free port on 127.0.0.1'));
}

function probe(port: number): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const server = createServer();
  server.once('error', () => resolve(undefined));
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
  });
  return promise;
}
