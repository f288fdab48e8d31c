import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody inside the network, of whom nobody outside should get the product to ask anything. */
export class OverheardServer {
  /** `a connection` for each that was opened, and the path of each request. */
  readonly asked: string[] = [];

  private constructor(private readonly server: Server) {}

  /** @param answer what it answers to everything, as JSON */
  static async start(answer: unknown = {}): Promise<OverheardServer> {
    const server = createServer();
    const overheard = new OverheardServer(server);
    server.on('connection', () => overheard.asked.push('a connection'));
    server.on('request', (request, response) => {
      overheard.asked.push(request.url ?? '');
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return overheard;
  }

  /** @param path with its slash */
  at(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
