import { promisify } from 'node:util';
import type { Request } from 'express';

type Done = (error?: Error | null) => void;

/** Begins a cookie session with an id of its own: one that somebody knew before the sign-in is worth nothing after it. */
export async function beginSession(request: Request, signedIn: { readonly userId: number; readonly sessionId: number }): Promise<void> {
  await promisify((done: Done) => request.session.regenerate(done))();
  request.session.signedIn = signedIn;
  // Kept before the answer: whoever follows it at once is to be known.
  await promisify((done: Done) => request.session.save(done))();
}
