import { fileURLToPath } from 'node:url';
import type { Request, Response } from 'express';
import nunjucks from 'nunjucks';
import type { UserDirectory } from '@halolight/application/identity';
import type { FormGuard } from './form-guard.js';

const TEMPLATES = fileURLToPath(new URL('../../pages/', import.meta.url));

/** Everything a template shows is escaped, and a name it does not know is an error. */
const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(TEMPLATES), { autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true });

/** Answers with pages made from the templates of apps/api/pages. */
export class Pages {
  constructor(
    private readonly users: UserDirectory,
    private readonly forms: FormGuard,
  ) {}

  /** Shows a page with who is signed in, and with a token for its forms. */
  async show(request: Request, response: Response, template: string, content: object, status = 200): Promise<void> {
    const user = request.visitor ? await this.users.byId(request.visitor.userId) : null;
    const visitor = user && { name: user.name ?? user.username };
    // One for all forms of the page: its cookie is one.
    let token: string | undefined;
    const formToken = (): string => (token ??= this.forms.token(request, response));
    sendPage(response, status, template, { ...content, visitor, formToken });
  }
}

/** Sends a page that looks nothing up. */
export function sendPage(response: Response, status: number, template: string, content: object): void {
  response.status(status).type('html').send(templates.render(template, content));
}
