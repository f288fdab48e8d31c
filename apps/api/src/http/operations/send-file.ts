import type { RequestHandler, Response } from 'express';
import { pathNotFound } from '../edge-errors.js';

/** Serves one file, whatever the request's path. */
export function file(root: string, name: string): RequestHandler {
  return async (_request, response) => sendFile(response, root, name);
}

/** @throws HttpError 404 when there is no such file under `root` */
export async function sendFile(response: Response, root: string, name: string): Promise<void> {
  const failure = await new Promise<Error | undefined>((resolve) => response.sendFile(name, { root, dotfiles: 'ignore' }, resolve));
  if (failure && !response.headersSent) throw pathNotFound();
}
