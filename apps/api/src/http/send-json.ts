import type { ServerResponse } from 'node:http';

/** Sends `body` as the whole answer. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendJsonText(response, status, JSON.stringify(body));
}

/** Sends what is JSON already; of the same bytes, however many wait to be sent, there is one copy. */
export function sendJsonText(response: ServerResponse, status: number, text: string | Buffer): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
