import { Router, type Request, type RequestHandler, type Response } from 'express';
import { refuseOtherMethods } from '../http/api-routers.js';
import { BodyReader } from '../http/body-reader.js';
import { cleanInput } from '../http/clean-input.js';
import { validationError } from '../http/edge-errors.js';
import type { FormGuard } from './form-guard.js';

export type PageHandler = (request: Request, response: Response) => Promise<void> | void;

/** What one path of the pages answers to. */
export interface PageRoute {
  readonly path: string;
  readonly get?: PageHandler;
  readonly post?: PageHandler;
}

/** Bytes of a form. */
const LARGEST_FORM = 256 * 1024;

/** A router of pages. No form reaches its handler before the guard has seen it. */
export function pageRouter(routes: readonly PageRoute[], forms: FormGuard): Router {
  const router = Router({ caseSensitive: true });
  const reader = new BodyReader(['application/x-www-form-urlencoded'], LARGEST_FORM);
  const admitForm: RequestHandler = async (request, response, next) => {
    await reader.read(request, response);
    forms.check(request);
    const faults = cleanInput(request.body);
    if (faults.length > 0) throw validationError(faults);
    next();
  };
  for (const { path, get, post } of routes) {
    const methods = [...(get ? ['GET'] : []), ...(post ? ['POST'] : [])];
    const named: RequestHandler = (request, _response, next) => {
      request.context.route = path;
      next();
    };
    const route = router.route(path).all(named);
    if (get) route.get((request, response) => get(request, response));
    if (post) route.post(admitForm, (request, response) => post(request, response));
    route.all(refuseOtherMethods(path, methods));
  }
  return router;
}
