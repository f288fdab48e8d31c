import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and a server, and can fall silent without closing anything, as a network does that lost a machine. */
export class SilenceableProxy {
  private readonly sockets = new Set<Socket>();
  private isSilent = false;

  private constructor(
    private readonly server: Server,
    /** The server's address, through the proxy. */
    readonly url: string,
  ) {}

  static async start(targetUrl: string): Promise<SilenceableProxy> {
    const { hostname, port } = new URL(targetUrl);
    const server = createServer((client) => proxy.carry(client, connect(Number(port), hostname)));
    const { promise, resolve } = Promise.withResolvers<AddressInfo | string | null>();
    server.listen(0, '127.0.0.1', () => resolve(server.address()));
    const address = await promise;
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
    const url = new URL(targetUrl);
    url.host = `127.0.0.1:${address.port}`;
    const proxy = new SilenceableProxy(server, url.href);
    return proxy;
  }

  /** From now on nothing gets through, on connections that are open and on new ones. */
  fallSilent(): void {
    this.isSilent = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** New connections get through again; the old ones stay silent. */
  recover(): void {
    this.isSilent = false;
  }

  stop(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private carry(client: Socket, server: Socket): void {
    for (const [from, to] of [[client, server], [server, client]] as const) {
      this.sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      if (this.isSilent) from.pause();
      else from.pipe(to);
    }
  }
}
