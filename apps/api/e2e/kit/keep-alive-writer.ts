import { Agent, request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

/** How the names of what it writes begin. */
export const WRITTEN = 'Written over one connection by ';

/** Makes one item after the other over a connection that it keeps, and over another once it is told that this was the last request on it. */
export class KeepAliveWriter {
  /** The ids of what it was told was made. */
  readonly acknowledged: number[] = [];
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly url: string,
    private readonly accessToken: string,
    private readonly number: number,
  ) {}

  /** @throws what befalls a connection over which it has written before */
  async untilNoneIsTaken(): Promise<void> {
    try {
      for (let id = await this.write(); id !== null; id = await this.write()) this.acknowledged.push(id);
    } finally {
      this.agent.destroy();
    }
  }

  /** Null where a new connection is not taken: refused, or made by the system just before the server ceased to listen and never read from. */
  private async write(): Promise<number | null> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage | null>();
    const headers = { Authorization: `Bearer ${this.accessToken}`, 'Content-Type': 'application/json' };
    const sent = request(`${this.url}/api/items`, { agent: this.agent, method: 'POST', headers }, resolve).on('error', (error) => (sent.reusedSocket ? reject(error) : resolve(null)));
    sent.end(JSON.stringify({ name: `${WRITTEN}${this.number}, ${this.acknowledged.length}` }));
    const response = await promise;
    if (!response) return null;
    const { data } = (await json(response)) as { data?: { id: number } };
    if (response.statusCode !== 201 || !data) throw new Error(`Answered with ${response.statusCode}`);
    return data.id;
  }
}
