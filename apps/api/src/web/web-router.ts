import type { AccessDirectory } from '@halolight/application/identity';
import type { Logger } from '@halolight/application/kernel';
import { Router, type RequestHandler } from 'express';
import type { Store } from 'express-session';
import type { OutageDetector } from '../http/error-response.js';
import { refuseUnknownPath } from '../http/refuse-unknown-path.js';
import type { FormGuard } from './form-guard.js';
import { pageError } from './page-error.js';
import { pageHeaders } from './page-headers.js';
import { pageRouter, type PageRoute } from './page-routes.js';
import { recogniseVisitor } from './visitor.js';
import { WEB_PATH, webSession } from './web-session.js';
import type { WebSettings } from './web-settings.js';

export interface WebDependencies {
  readonly settings: WebSettings;
  readonly sessions: Store;
  readonly access: AccessDirectory;
  readonly forms: FormGuard;
  readonly routes: readonly PageRoute[];
  readonly logger: Logger;
  readonly asUnavailable: OutageDetector;
}

/** Everything under `/web`, failures included. */
export function webRouter({ settings, sessions, access, forms, routes, logger, asUnavailable }: WebDependencies): Router {
  const router = Router({ caseSensitive: true });
  const onPages = (...handlers: RequestHandler[]): unknown => router.use(WEB_PATH, ...handlers);
  onPages(pageHeaders, webSession(sessions, settings), recogniseVisitor(access));
  router.use(pageRouter(routes, forms));
  onPages(refuseUnknownPath);
  router.use(WEB_PATH, pageError(logger, asUnavailable));
  return router;
}
