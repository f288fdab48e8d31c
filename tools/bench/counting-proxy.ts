import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What ends a round trip: a simple query or a Sync, PostgreSQL documentation 54.7. */
const ENDS_ROUND_TRIP = new Set(['Q', 'S']);
const LENGTH_BYTES = 4;

/** Stands between a client and PostgreSQL and counts how often the client has to wait for it. */
export class CountingProxy {
  readonly url: string;
  roundTrips = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(server: Server, url: string) {
    this.server = server;
    this.url = url;
  }

  static async start(databaseUrl: string): Promise<CountingProxy> {
    const target = new URL(databaseUrl);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const own = new URL(databaseUrl);
    own.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const proxy = new CountingProxy(server, own.href);
    server.on('connection', (client) => proxy.join(client, connect(Number(target.port || 5432), target.hostname)));
    return proxy;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    const reader = new MessageReader((type) => {
      if (ENDS_ROUND_TRIP.has(type)) this.roundTrips++;
    });
    for (const socket of [client, server]) this.sockets.add(socket.on('error', () => [client, server].forEach((one) => one.destroy())));
    client.on('data', (bytes) => reader.read(bytes)).pipe(server);
    server.pipe(client);
  }
}

/** Finds the types of the frontend's messages in its bytes. */
class MessageReader {
  private rest: Buffer = Buffer.alloc(0);
  /** The first message has no type. */
  private typeBytes = 0;
  private readonly heard: (type: string) => void;

  constructor(heard: (type: string) => void) {
    this.heard = heard;
  }

  read(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    while (this.rest.length >= this.typeBytes + LENGTH_BYTES) {
      const end = this.typeBytes + this.rest.readUInt32BE(this.typeBytes);
      if (this.rest.length < end) return;
      if (this.typeBytes > 0) this.heard(this.rest.toString('latin1', 0, 1));
      this.rest = this.rest.subarray(end);
      this.typeBytes = 1;
    }
  }
}
