import fc from 'fast-check';
import type { Parameter } from './operations.js';

/** Header fields that no operation declares and all must bear with. */
const HEADERS: readonly (readonly [string, string])[] = [
  ['Accept', 'text/html'], ['Accept', 'application/json;q=0'], ['Accept', '*/*;q=0, application/json'], ['Accept', ';;q=,'], ['Accept', ''], ['Accept', 'a/b,'.repeat(1_000)],
  ['Authorization', ''], ['Authorization', 'Bearer'], ['Authorization', 'Bearer null'], ['Authorization', 'Bearer a.b.c'], ['Authorization', `Bearer ${'x'.repeat(8_000)}`],
  ['Authorization', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'], ['Authorization', 'Basic Og=='], ['Authorization', 'Bearer \xff'], ['Authorization', 'Digest a="'],
  ['X-Version', '__proto__'], ['X-Request-Id', '__proto__'], ['X-Forwarded-For', "' or 1=1 --"], ['X-Forwarded-Host', 'evil.example'], ['Origin', 'null'],
  ['If-None-Match', '"'.repeat(500)], ['If-Modified-Since', 'never'], ['Range', 'bytes=-'], ['Range', 'bytes=0-,1-,2-'], ['Idempotency-Key', '\x80'],
  ['Accept-Language', '*;q=2'], ['Accept-Encoding', 'identity;q=0, *;q=0'], ['Cookie', '__proto__=1; ='], ['X-HTTP-Method-Override', 'DELETE'],
];

/** One of them, now and then; it has the last word. */
export const hostileHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom(...HEADERS).map(([name, value]) => ({ [name]: value })) },
);

const NAMES = ['unknown', '__proto__', '__proto__[x]', 'constructor', 'toString', 'hasOwnProperty', '', '%00', '%ff', 'page[]', 'page[$ne]', '\ud83d'];

/** What a query ends in, now and then: a parameter once more, or one that nobody knows. */
export function hostileQuery(parameters: readonly Parameter[]): fc.Arbitrary<readonly string[]> {
  const declared = parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  const again = [...declared, ...NAMES].map((name) => (name.startsWith('%') ? name : encodeURIComponent(name.toWellFormed())));
  const field = fc.tuple(fc.constantFrom(...again), fc.constantFrom('', '1', 'a', '-1', '%00')).map(([name, value]) => `${name}=${value}`);
  const added = fc.oneof(field.map((one) => [one, one]), field.map((one) => [one]), fc.constantFrom(['&&'], ['='], ['=&='], Array.from({ length: 1_200 }, (_, index) => `a${index}`)));
  return fc.oneof({ weight: 5, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: added });
}
