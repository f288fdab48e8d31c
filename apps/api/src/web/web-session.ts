import type { RequestHandler } from 'express';
import session, { type Store } from 'express-session';
import { webSecret } from './web-secret.js';
import type { WebSettings } from './web-settings.js';

/** Where cookies of the pages are sent, and so where they mean anything. */
export const WEB_PATH = '/web';
export const SESSION_COOKIE = 'halo_web';

declare module 'express-session' {
  interface SessionData {
    /** The device session that a sign-in opened; without one, there is nothing to keep. */
    signedIn: { readonly userId: number; readonly sessionId: number };
  }
}

/** Cookie sessions, as long as the device session that they stand for may last. Who is not signed in has none. */
export function webSession(store: Store, { jwtSecret, refreshTokenSeconds }: WebSettings): RequestHandler {
  return session({
    store,
    name: SESSION_COOKIE,
    secret: webSecret(jwtSecret, 'session'),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: WEB_PATH, maxAge: refreshTokenSeconds * 1000 },
  });
}
