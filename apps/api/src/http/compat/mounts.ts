import type { Mount } from './mount.js';
import { nextRoutes } from './next/next-routes.js';
import { vueRoutes } from './vue/vue-routes.js';

/** The API as the two HaloLight front ends know it. */
export const mounts: readonly Mount[] = [
  { base: '/compat/next/api', routes: nextRoutes },
  { base: '/compat/vue/api', routes: vueRoutes },
];
