import fc from 'fast-check';

/** What is sent where the schema says less than the API takes. */
const USUAL: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  sort: fc.constantFrom('id', '-id', 'createdAt', '-createdAt', 'revision', '-revision'),
  'If-Match': fc.constantFrom('*', 'W/"1"', 'W/"1", W/"2"', '"1"'),
  'Idempotency-Key': fc.uuid(),
};

/** A parameter of this name, mostly right; undefined where its schema tells what is. */
export function usualValue(name: string): fc.Arbitrary<unknown> | undefined {
  return USUAL[name];
}
