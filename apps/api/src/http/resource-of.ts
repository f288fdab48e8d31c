const API = '/api/';

/** The first segment of a path, the base path apart: `users` for `/api/users/1`, `docs` for `/docs` and `/api/docs`. */
export function resourceOf(path: string): string {
  const start = path.startsWith(API) ? API.length : 1;
  const end = path.indexOf('/', start);
  return end === -1 ? path.slice(start) : path.slice(start, end);
}
