import fc from 'fast-check';
import { hostileHeaders, hostileQuery } from './hostile-fields.js';
import { HOSTILE_BODIES, HOSTILE_ENCODINGS, HOSTILE_FORMS, HOSTILE_TEXTS, HOSTILE_TYPES, hostileValue } from './hostile-values.js';
import type { ApiDescription, Operation, Parameter, Schema } from './operations.js';
import { spoilt } from './spoilt.js';

/** A request to be sent as it is. */
export interface FuzzedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

const MOST_ITEMS = 5;
/** Entries that no list may have, and values that no body may. */
const FAR_TOO_MANY = [3_000, 20_000];
/** Rows of the demo data have small ids. */
const ID = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) }, { weight: 1, arbitrary: fc.constantFrom(0, -1, 999_999_999, 2 ** 53 - 1) });
/** What a field of a request's header may consist of, RFC 9110 section 5.5; anything else no client sends. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/g;

/** Makes requests for one operation: good ones, good ones with one thing spoilt, and bad ones. */
export function requestArbitrary(api: ApiDescription, operation: Operation): fc.Arbitrary<FuzzedRequest> {
  const { parameters: declared } = operation;
  const parts = { parameters: parametersArbitrary(api, declared), body: bodyArbitrary(api, operation), headers: hostileHeaders, query: hostileQuery(declared) };
  return fc.record(parts).map(({ parameters, body, headers, query }) => ({
    method: operation.method,
    path: pathOf(operation, parameters, query),
    headers: { ...headersOf(operation, parameters), ...(body ? { 'Content-Type': body.type } : {}), ...(body?.encoding === undefined ? {} : { 'Content-Encoding': body.encoding }), ...headers },
    body: body?.bytes,
  }));
}

type Values = Readonly<Record<string, unknown>>;

function parametersArbitrary(api: ApiDescription, parameters: readonly Parameter[]): fc.Arbitrary<Values> {
  const arbitraries = parameters.map(({ name, in: place, required = false, schema }): [string, fc.Arbitrary<unknown>] => {
    const good = place === 'path' && name !== 'name' && name !== 'token' && name !== 'author' ? ID : goodValue(api, schema);
    const value = fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) });
    return [name, required ? value : fc.option(value, { nil: undefined, freq: 2 })];
  });
  return fc.record(Object.fromEntries(arbitraries));
}

const FORM = 'multipart/form-data';
const JSON_TYPE = 'application/json';

interface Body {
  readonly type: string;
  readonly encoding?: string | undefined;
  readonly bytes: string | Uint8Array;
}

function bodyArbitrary(api: ApiDescription, { bodies }: Operation): fc.Arbitrary<Body | undefined> {
  const raw = fc.record({
    type: fc.oneof(fc.constant(JSON_TYPE), fc.constantFrom(...HOSTILE_TYPES)),
    encoding: fc.option(fc.constantFrom(...HOSTILE_ENCODINGS), { nil: undefined, freq: 2 }),
    bytes: fc.constantFrom(...HOSTILE_BODIES),
  });
  const [[type, schema] = []] = bodies;
  if (type === undefined || schema === undefined) return fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: raw });
  const told = goodValue(api, schema);
  const whole = fc.oneof({ weight: 3, arbitrary: told }, { weight: 4, arbitrary: spoilt(told) }, { weight: 1, arbitrary: hostileValue });
  return fc.oneof(
    { weight: 8, arbitrary: whole.map((value) => bodyOf(type, value)) },
    { weight: 1, arbitrary: raw },
    ...(type === JSON_TYPE ? [{ weight: 1, arbitrary: withOneMemberTwice(told) }] : []),
    ...(type === FORM ? [{ weight: 4, arbitrary: fc.constantFrom(...HOSTILE_FORMS).map((bytes) => ({ type: `${FORM}; boundary=x`, bytes })) }] : []),
  );
}

/** JSON about which readers disagree (RFC 8259 section 4): what is good, and before it one of its members with another value. */
function withOneMemberTwice(good: fc.Arbitrary<unknown>): fc.Arbitrary<Body> {
  return fc.tuple(good, fc.nat(), hostileValue).map(([value, at, other]) => {
    const names = Object.keys(Object(value));
    const members = JSON.stringify({ [names[at % names.length] ?? 'unknown']: other }).slice(0, -1);
    return { type: JSON_TYPE, bytes: `${members}${names.length > 0 ? `,${JSON.stringify(value).slice(1)}` : '}'}` };
  });
}

function bodyOf(type: string, value: unknown): Body {
  if (type === 'application/x-www-form-urlencoded' && typeof value === 'object' && value !== null) {
    return { type, bytes: new URLSearchParams(Object.entries(value).map(([name, field]): [string, string] => [name, textOf(field)])).toString() };
  }
  if (type === FORM) return { type: `${FORM}; boundary=x`, bytes: formOf(Object(value)) };
  return { type, bytes: JSON.stringify(value) ?? '' };
}

/** RFC 7578, with the boundary `x`; the file is the field of that name. */
function formOf(fields: object): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    const quoted = name.replaceAll(/["\r\n]/g, '');
    return `--x\r\nContent-Disposition: form-data; name="${quoted}"${name === 'file' ? '; filename="a.txt"' : ''}\r\n\r\n${textOf(value)}\r\n`;
  });
  return `${parts.join('')}--x--\r\n`;
}

function pathOf({ path, parameters }: Operation, values: Values, added: readonly string[]): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(values[name]));
  const query = parameters
    .filter(({ in: place, name }) => place === 'query' && values[name] !== undefined)
    .map(({ name }) => `${encodeURIComponent(name)}=${encoded(values[name])}`);
  const fields = [...query, ...added];
  return `/api${filled}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
}

function headersOf({ parameters }: Operation, values: Values): Record<string, string> {
  const given = parameters.filter(({ in: place, name }) => place === 'header' && values[name] !== undefined);
  return Object.fromEntries(given.map(({ name }) => [name, textOf(values[name]).replaceAll(UNSENDABLE, '').slice(0, 2_000)]));
}

/** Without one, or with dots alone, it would be the path of another operation. */
function segment(value: unknown): string {
  const text = encoded(value);
  return /^\.{0,2}$/.test(text) ? '%20' : text;
}

/** As part of an address; what no address can hold is sent as the bytes that a careless client would send. */
function encoded(value: unknown): string {
  const text = textOf(value).slice(0, 4_000);
  return text === '%ff' || text === '%00' || text === '%2e%2e%2f' ? text : encodeURIComponent(text.toWellFormed());
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Values that a schema describes, mostly: what it says in words, the API has to find. */
function goodValue(api: ApiDescription, given: Schema): fc.Arbitrary<unknown> {
  const schema = api.resolve(given);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((one) => goodValue(api, one)));
  if (schema.allOf) return fc.tuple(...schema.allOf.map((one) => goodValue(api, one))).map((parts) => Object.assign({}, ...parts) as unknown);
  const types = [schema.type ?? 'string'].flat();
  return fc.oneof(...types.map((type) => goodValueOf(type, api, schema)));
}

function goodValueOf(type: string, api: ApiDescription, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return goodInteger(schema);
    case 'number':
      return goodNumber(schema);
    case 'array':
      return goodArray(api, schema);
    case 'object':
      return goodObject(api, schema);
    default:
      return goodText(schema);
  }
}

function goodNumber({ minimum = -1000, maximum = 1e9 }: Schema): fc.Arbitrary<number> {
  return fc.oneof({ weight: 6, arbitrary: fc.double({ min: minimum, max: maximum, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(minimum - 1, maximum + 1) });
}

/** Also one item too few, as many as there may be, one too many, and far too many. */
function goodArray(api: ApiDescription, { items = {}, minItems = 0, maxItems = 1000 }: Schema): fc.Arbitrary<unknown[]> {
  const item = goodValue(api, items);
  const lengths = [Math.max(0, minItems - 1), maxItems, maxItems + 1, ...FAR_TOO_MANY];
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, MOST_ITEMS)) }) },
    { weight: 1, arbitrary: fc.tuple(item, fc.constantFrom(...lengths)).map(([one, length]) => Array.from({ length }, () => one)) },
  );
}

/** Also the bounds themselves and their neighbours. */
function goodInteger({ minimum = 1, maximum = 1000 }: Schema): fc.Arbitrary<number> {
  const usual = fc.integer({ min: Math.max(minimum, -1000), max: Math.min(maximum, 1000) });
  return fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1) });
}

function goodObject(api: ApiDescription, { properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, goodValue(api, schema)]));
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

/** Also of the shortest and longest lengths and their neighbours. */
function goodText({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'date') return fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const bounds = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) };
  const atBounds = fc.constantFrom(Math.max(0, minLength - 1), minLength, maxLength - 1, maxLength, maxLength + 1);
  const filled = (end: string): fc.Arbitrary<string> => atBounds.map((length) => `${'x'.repeat(Math.max(0, length - end.length))}${end}`);
  if (format === 'email') return fc.oneof({ weight: 3, arbitrary: fc.emailAddress() }, { weight: 1, arbitrary: filled('@example.org') });
  const texts: fc.Arbitrary<string>[] = [fc.string(bounds), fc.string({ ...bounds, unit: 'grapheme' }), filled('')];
  return pattern === undefined ? fc.oneof(...texts) : fc.oneof({ weight: 3, arbitrary: fc.stringMatching(new RegExp(pattern)) }, ...texts.map((arbitrary) => ({ weight: 1, arbitrary })));
}
