import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestHandler, Router } from 'express';
import type { OpenApiDocument } from '../openapi/openapi-document.js';
import { DOCUMENTATION_POLICY } from '../security-headers.js';
import { sendJsonText } from '../send-json.js';
import { getOnly } from './get-only.js';
import { file } from './send-file.js';

const { resolve } = createRequire(import.meta.url);
const PAGES = fileURLToPath(new URL('../../../documentation/', import.meta.url));
const SWAGGER_UI = dirname(resolve('swagger-ui-dist/package.json'));
const REDOC = join(dirname(resolve('redoc/package.json')), 'bundles');

/**
 * Swagger UI, ReDoc and the document that both show. Nothing comes from another host.
 * @param describe what makes the document
 * @param guards run before the pages and the document; the scripts around them are public anyway
 */
export function documentationRouter(describe: () => OpenApiDocument, guards: readonly RequestHandler[]): Router {
  return getOnly({
    '/openapi.json': [...guards, send(describe)],
    '/docs': [...guards, allowScripts, file(PAGES, 'docs.html')],
    '/docs/start.js': [file(PAGES, 'docs.js')],
    '/docs/page.css': [file(PAGES, 'page.css')],
    '/docs/swagger-ui.css': [file(SWAGGER_UI, 'swagger-ui.css')],
    '/docs/swagger-ui-bundle.js': [file(SWAGGER_UI, 'swagger-ui-bundle.js')],
    '/redoc': [...guards, allowScripts, file(PAGES, 'redoc.html')],
    '/redoc/start.js': [file(PAGES, 'redoc.js')],
    '/redoc/redoc.standalone.js': [file(REDOC, 'redoc.standalone.js')],
  });
}

/** It is a megabyte, and anybody may ask for it: it is written once, and not before. */
function send(describe: () => OpenApiDocument): RequestHandler {
  let bytes: Buffer | undefined;
  return (_request, response) => sendJsonText(response, 200, (bytes ??= Buffer.from(JSON.stringify(describe()))));
}

const allowScripts: RequestHandler = (_request, response, next) => {
  response.setHeader(DOCUMENTATION_POLICY.name, DOCUMENTATION_POLICY.value);
  next();
};
