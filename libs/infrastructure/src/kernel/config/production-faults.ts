import type { Variables } from './variable-sources.js';
import { weaknessOf } from './weakness-of.js';

/** RFC 7518 section 3.2: a key of HS256 has at least the size of its hash. */
const SECRET_RULE = { bytes: 32, characters: 10 };
const PEPPER_RULE = { bytes: 16, characters: 6 };

/** What is missing or too weak for production, one line each. */
export function productionFaults(variables: Variables): string[] {
  if (variables['NODE_ENV'] !== 'production') return [];
  const faults: [boolean, string][] = [
    [!variables['DATABASE_URL'], 'DATABASE_URL: is required in production, where the embedded PostgreSQL is refused'],
    ...secretFaults('JWT_SECRET', variables['JWT_SECRET'], weaknessOf(variables['JWT_SECRET'], SECRET_RULE), 'openssl rand -base64 48'),
    ...secretFaults('PASSWORD_PEPPER', variables['PASSWORD_PEPPER'], weaknessOf(currentPepper(variables), PEPPER_RULE), 'openssl rand -hex 32'),
    [variables['SEED'] === 'demo', 'SEED: demo data is refused in production; unset it or set it to none'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, line]) => line);
}

function secretFaults(name: string, value: string | undefined, weakness: string | undefined, remedy: string): [boolean, string][] {
  return [
    [!value, `${name}: is required in production; "${remedy}" makes one`],
    [weakness !== undefined, `${name}: is too weak for production: ${weakness}; "${remedy}" makes one`],
  ];
}

/** Those behind it are kept for hashes made before a rotation, and cannot be chosen anew. */
function currentPepper(variables: Variables): string | undefined {
  return variables['PASSWORD_PEPPER']?.split(',').map((pepper) => pepper.trim()).find((pepper) => pepper !== '');
}
