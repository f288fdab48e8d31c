import type { Request, RequestHandler, Response, Router } from 'express';
import { sendJson } from '../send-json.js';
import { getOnly } from './get-only.js';
import { assertReady, type ReadinessCheck } from './readiness.js';
import { unmeasured } from './unmeasured.js';

/** `/health` and `/health/live`: the process answers. `/health/ready`: so does what it needs. */
export function healthRouter(checks: readonly ReadinessCheck[]): Router {
  const answerReady: RequestHandler = async (request, response) => {
    await assertReady(checks);
    answerOk(request, response);
  };
  return getOnly({ '/health': [unmeasured, answerOk], '/health/live': [unmeasured, answerOk], '/health/ready': [unmeasured, answerReady] });
}

function answerOk(_request: Request, response: Response): void {
  response.setHeader('Cache-Control', 'no-store');
  sendJson(response, 200, { status: 'ok', timestamp: new Date().toISOString() });
}
