import { promisify } from 'node:util';
import type { Request, Response } from 'express';
import { SESSION_COOKIE, WEB_PATH } from './web-session.js';

/** Forgets the cookie session, here and in the browser. */
export async function endSession(request: Request, response: Response): Promise<void> {
  await promisify((done: (error?: Error | null) => void) => request.session.destroy(done))();
  response.clearCookie(SESSION_COOKIE, { path: WEB_PATH, httpOnly: true, sameSite: 'lax', secure: request.secure });
}
