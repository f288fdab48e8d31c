import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCompletion {
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: { model: string; stream: boolean; messages: { role: string; content: string }[] };
}

/** How the server answers one request. */
export type CompletionScript = (response: ServerResponse, request: ReceivedCompletion) => void | Promise<void>;

/** One event of a stream of completions. */
export function completionChunk(content: string, finishReason: string | null = null): string {
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason: finishReason }] })}\n\n`;
}

/** Answers as it should: the question again, word by word. */
export const echo: CompletionScript = (response, { body }) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(`: a comment\n\ndata: {"choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}]}\n\n`);
  for (const word of `You said: ${body.messages.at(-1)?.content}`.match(/\S+\s*/g) ?? []) response.write(completionChunk(word));
  response.end(`${completionChunk('', 'stop')}data: {"choices":[],"usage":{"total_tokens":9}}\n\ndata: [DONE]\n\n`);
};

/** A server that speaks OpenAI's protocol as it is told to. */
export class CompletionServer {
  readonly received: ReceivedCompletion[] = [];
  script: CompletionScript = echo;

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.serve(request, response));
  }

  static async start(): Promise<CompletionServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CompletionServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = await request.toArray();
    const received = { path: request.url, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) };
    this.received.push(received);
    await this.script(response, received);
  }
}
