import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider of answers that speaks OpenAI's protocol and says only what it is told to. */
export class CompletionServer {
  readonly questions: string[] = [];
  private readonly open: ServerResponse[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.take(request, response));
  }

  static async start(): Promise<CompletionServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CompletionServer(server);
  }

  /** What an API needs to ask it. */
  get variables(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { ASSISTANT_URL: `http://127.0.0.1:${port}/v1`, ASSISTANT_MODEL: 'small', ASSISTANT_API_KEY: 'sk-a-key-of-the-tests' };
  }

  /** How many answers are being waited for. */
  get waiting(): number {
    return this.open.filter((response) => !response.destroyed && !response.writableEnded).length;
  }

  /** To all who wait. */
  say(text: string): void {
    for (const response of this.open) if (!response.writableEnded) response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: text }, finish_reason: null }] })}\n\n`);
  }

  finish(): void {
    for (const response of this.open.splice(0)) response.end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
  }

  /** As a provider does that fails. */
  breakOff(): void {
    for (const response of this.open.splice(0)) response.destroy();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = await request.toArray();
    const { messages }: { messages: { content: string }[] } = JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
    this.open.push(response);
    this.questions.push(messages.at(-1)?.content ?? '');
  }
}
