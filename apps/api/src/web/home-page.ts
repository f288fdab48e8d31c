import type { PageRoute } from './page-routes.js';
import type { Pages } from './pages.js';

/** `/web`: what there is. */
export class HomePage {
  readonly routes: readonly PageRoute[] = [{ path: '/web', get: (request, response) => this.pages.show(request, response, 'home.njk', {}) }];

  constructor(private readonly pages: Pages) {}
}
