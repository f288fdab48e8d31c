import { Socket } from 'node:net';
import helmet from 'helmet';
import { nodeHttp } from './node-http.js';

type Helmet = Parameters<typeof helmet>[0];

/** An answer of the API is data: it may load nothing and stand in no frame. */
export const SECURITY_HEADERS = headersOf({
  contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
});

/** For the documentation's pages, which run scripts of ours: Swagger UI draws with inline styles and data images, ReDoc searches in a worker it makes itself. */
export const DOCUMENTATION_POLICY = {
  name: 'Content-Security-Policy',
  value: [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:",
    "connect-src 'self'", 'worker-src blob:', "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join(';'),
} as const;

/** What helmet sets, worked out once: the headers are the same on every answer. */
function headersOf(options: Helmet): readonly (readonly [name: string, value: string])[] {
  const request = new nodeHttp.IncomingMessage(new Socket());
  const response = new nodeHttp.ServerResponse(request);
  helmet(options)(request, response, failOnError);
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

function failOnError(error?: unknown): void {
  if (error instanceof Error) throw error;
}
