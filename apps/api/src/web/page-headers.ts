import type { RequestHandler } from 'express';

/** Everything a page loads is a file of ours: no script and no style stands in the page itself. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
  "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join(';');

/** Pages show who is signed in, so nobody keeps them. */
export const pageHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', POLICY);
  // Under `no-referrer`, which the API's answers carry, browsers would not say which origin a form comes from.
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
  next();
};
