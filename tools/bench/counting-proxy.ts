import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

// The frontend's messages: PostgreSQL documentation 54.7.
const LENGTH_BYTES = 4;
const TYPE_BYTES = 1;
const VERSION_BYTES = 4;

/** Stands between programs and PostgreSQL and tells how often each has to wait for it, and for what. */
export class CountingProxy {
  readonly url: string;
  private readonly sent = new Map<string, string[]>();
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

  /** The round trips of the connections made under this `application_name`, in turn: the SQL of each, or the name of its prepared statement. */
  roundTripsOf(applicationName: string): readonly string[] {
    return this.sent.get(applicationName) ?? [];
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    const reader = new ConversationReader((applicationName, statement) => {
      this.sent.set(applicationName, [...this.roundTripsOf(applicationName), statement]);
    });
    for (const socket of [client, server]) this.sockets.add(socket.on('error', () => [client, server].forEach((one) => one.destroy())));
    client.on('data', (bytes) => reader.read(bytes)).pipe(server);
    server.pipe(client);
  }
}

/** Finds the round trips in what a frontend says. */
class ConversationReader {
  private rest: Buffer = Buffer.alloc(0);
  private applicationName: string | undefined;
  private unnamed = '';
  private statement = '';
  private readonly waits: (applicationName: string, statement: string) => void;

  constructor(waits: (applicationName: string, statement: string) => void) {
    this.waits = waits;
  }

  read(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      // The first message has no type.
      const typeBytes = this.applicationName === undefined ? 0 : TYPE_BYTES;
      if (this.rest.length < typeBytes + LENGTH_BYTES) return;
      const end = typeBytes + this.rest.readUInt32BE(typeBytes);
      if (this.rest.length < end) return;
      const texts = (from: number) => this.rest.toString('utf8', from, end).split('\0');
      if (this.applicationName === undefined) this.applicationName = applicationNameIn(texts(LENGTH_BYTES + VERSION_BYTES));
      else this.hear(this.rest.toString('latin1', 0, TYPE_BYTES), texts(TYPE_BYTES + LENGTH_BYTES), this.applicationName);
      this.rest = this.rest.subarray(end);
    }
  }

  private hear(type: string, [first = '', second = '']: readonly string[], applicationName: string): void {
    switch (type) {
      // Parse: the name of the statement, and its SQL.
      case 'P':
        if (first === '') this.unnamed = second;
        break;
      // Bind: the name of the portal, and that of the statement.
      case 'B':
        this.statement = second || this.unnamed;
        break;
      // Sync
      case 'S':
        this.waits(applicationName, this.statement);
        break;
      // A simple query
      case 'Q':
        this.waits(applicationName, first);
    }
  }
}

function applicationNameIn(settings: readonly string[]): string {
  const place = settings.indexOf('application_name');
  return place === -1 ? '' : (settings[place + 1] ?? '');
}
