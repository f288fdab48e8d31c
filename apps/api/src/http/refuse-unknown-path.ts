import type { RequestHandler } from 'express';
import { pathNotFound } from './edge-errors.js';

/** Comes after everything that answers. */
export const refuseUnknownPath: RequestHandler = () => {
  throw pathNotFound();
};
