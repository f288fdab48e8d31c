import { fileURLToPath } from 'node:url';
import type { Router } from 'express';
import { getOnly } from './get-only.js';
import { file, sendFile } from './send-file.js';

const ROOT = fileURLToPath(new URL('../../../static/', import.meta.url));

/** `/static/*` and `/logo.png`: the files of apps/api/static. */
export function staticRouter(): Router {
  return getOnly({
    '/logo.png': [file(ROOT, 'logo.png')],
    '/static/*name': [(request, response) => sendFile(response, ROOT, [request.params['name'] ?? ''].flat().join('/'))],
  });
}
