import { Router, type Request, type RequestHandler, type Response } from 'express';
import { refuseOtherMethods } from '../http/api-routers.js';
import { BodyReader } from '../http/body-reader.js';
import { cleanInput } from '../http/clean-input.js';
import { validationError } from '../http/edge-errors.js';
import { outdatedForm, type FormGuard } from './form-guard.js';

export type PageHandler = (request: Request, response: Response) => Promise<void> | void;

/** What one path of the pages answers to. */
export interface PageRoute {
  readonly path: string;
  readonly get?: PageHandler;
  readonly post?: PageHandler;
  /** What a form does is for who is signed in: anybody else is led to the sign-in by it and nothing more, whatever became of its token. */
  readonly isForVisitors?: true;
  /** Shows a form again whose token does not hold, where it is not to be refused. */
  readonly outdated?: PageHandler;
}

/** Bytes of a form. */
const LARGEST_FORM = 256 * 1024;

/** A router of pages. No form reaches its handler before the guard has seen it. */
export function pageRouter(routes: readonly PageRoute[], forms: FormGuard): Router {
  const router = Router({ caseSensitive: true });
  const reader = new BodyReader(['application/x-www-form-urlencoded'], LARGEST_FORM);
  const readForm: RequestHandler = async (request, response, next) => {
    await reader.read(request, response);
    forms.checkOrigin(request);
    next();
  };
  const checkForm =
    ({ isForVisitors, outdated }: PageRoute): RequestHandler =>
    (request, response, next) => {
      const isOutdated = (!isForVisitors || request.visitor !== undefined) && !forms.holds(request);
      if (isOutdated && !outdated) throw outdatedForm();
      const faults = cleanInput(request.body);
      if (faults.length > 0) throw validationError(faults);
      return isOutdated ? outdated?.(request, response) : next();
    };
  for (const page of routes) {
    const { path, get, post } = page;
    const methods = [...(get ? ['GET'] : []), ...(post ? ['POST'] : [])];
    const named: RequestHandler = (request, _response, next) => {
      request.context.route = path;
      next();
    };
    const route = router.route(path).all(named);
    if (get) route.get((request, response) => get(request, response));
    if (post) route.post(readForm, checkForm(page), (request, response) => post(request, response));
    route.all(refuseOtherMethods(path, methods));
  }
  return router;
}
