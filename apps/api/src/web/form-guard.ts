import { parseCookie } from 'cookie';
import { doubleCsrf } from 'csrf-csrf';
import type { Request, Response } from 'express';
import { HttpError } from '../http/http-error.js';
import { formText } from './form-text.js';
import { WEB_PATH } from './web-session.js';

const COOKIE = 'halo_web_form';
/** What a form's hidden field is called. */
const FIELD = '_csrf';

/**
 * Tells forms of ours from those that another site sends in a visitor's name: a token in the form must be that of a cookie, signed for the
 * visitor's session (double submit), and the page that sends it must be of this origin, as far as the browser says of which it is.
 */
export class FormGuard {
  private readonly csrf: ReturnType<typeof doubleCsrf>;

  constructor(secret: string) {
    this.csrf = doubleCsrf({
      getSecret: () => secret,
      getSessionIdentifier: ({ visitor }) => String(visitor?.sessionId ?? 'anonymous'),
      cookieName: COOKIE,
      getCsrfTokenFromRequest: (request) => formText(request, FIELD) || request.get('x-csrf-token'),
    });
  }

  /**
   * The token for the forms of one page; sets its cookie. It comes along when a link of another site leads here: all tabs share it, and a page
   * that did not get it would replace it under the forms of the others. What is sent from another site is refused by its origin, and without it.
   */
  token(request: Request, response: Response): string {
    readCookies(request);
    return this.csrf.generateCsrfToken(request, response, {
      cookieOptions: { httpOnly: true, sameSite: 'lax', secure: request.secure, path: WEB_PATH },
    });
  }

  /** @throws HttpError 403 for what the page of another site sends */
  checkOrigin(request: Request): void {
    if (isForeign(request)) throw outdatedForm();
  }

  /** Whether the token of a form is the visitor's, of a request whose body is read. */
  holds(request: Request): boolean {
    readCookies(request);
    return this.csrf.validateRequest(request);
  }
}

/** What a form is refused with. */
export function outdatedForm(): HttpError {
  return new HttpError(403, 'FORBIDDEN', 'This form is out of date, or is not one of ours. Go back, reload the page and try again.');
}

/** Whether a browser says that another site's page sent this. */
function isForeign(request: Request): boolean {
  const origin = request.get('origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

function readCookies(request: Request): void {
  request.cookies = parseCookie(request.headers.cookie ?? '');
}
