import type { Logger } from '@halolight/application/kernel';
import type { ErrorRequestHandler } from 'express';
import { errorResponse, type OutageDetector } from '../http/error-response.js';
import { sendPage } from './pages.js';

const TITLES: Readonly<Record<number, string>> = {
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Not found',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Back in a moment',
};

/** Answers every failure of a page with a page, which needs neither the database nor a session. */
export function pageError(logger: Logger, asUnavailable: OutageDetector): ErrorRequestHandler {
  return errorResponse(logger, asUnavailable, (response, { status, message }, requestId) => {
    sendPage(response, status, 'error.njk', { visitor: null, title: TITLES[status] ?? 'That did not work', message, status, requestId });
  });
}
