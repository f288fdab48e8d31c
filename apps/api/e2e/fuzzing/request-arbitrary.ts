import fc from 'fast-check';
import { hostileHeaders, hostileQuery } from './hostile-fields.js';
import { HOSTILE_BODIES, HOSTILE_ENCODINGS, HOSTILE_FORMS, HOSTILE_TEXTS, HOSTILE_TYPES, hostileValue } from './hostile-values.js';
import type { ApiDescription, Operation, Parameter, Schema } from './operations.js';
import { FORM_FIELDS, JSON_TYPE, type Body, type SoundRequest } from './sound-request.js';
import { spoilt } from './spoilt.js';
import { usualValue } from './usual-values.js';

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
/** Ids that nothing has. */
const NO_ID = fc.constantFrom(0, -1, 999_999_999, 2 ** 53 - 1);
/** What a field of a request's header may consist of, RFC 9110 section 5.5; anything else no client sends. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/g;

/** The request itself, as it is. */
export function asItIs(operation: Operation, { values, headers, body }: SoundRequest): FuzzedRequest {
  return { method: operation.method, path: pathOf(operation, values, []), headers: { ...headers, ...contentHeaders(body) }, body: body?.bytes };
}

/** Makes requests for one operation: good ones, good ones with one thing spoilt, and bad ones. @param sound of which much is as it is in most of them */
export function requestArbitrary(api: ApiDescription, operation: Operation, sound: SoundRequest): fc.Arbitrary<FuzzedRequest> {
  const { parameters: declared } = operation;
  const parts = { parameters: parametersArbitrary(api, declared, sound), body: bodyArbitrary(api, operation, sound), headers: hostileHeaders, query: hostileQuery(declared) };
  return fc.record(parts).map(({ parameters, body, headers, query }) => ({
    method: operation.method,
    path: pathOf(operation, parameters, query),
    headers: { ...sound.headers, ...headersOf(operation, parameters), ...contentHeaders(body), ...headers },
    body: body?.bytes,
  }));
}

function contentHeaders(body: Body | undefined): Record<string, string> {
  if (!body) return {};
  return { 'Content-Type': body.type, ...(body.encoding === undefined ? {} : { 'Content-Encoding': body.encoding }) };
}

type Values = Readonly<Record<string, unknown>>;

function parametersArbitrary(api: ApiDescription, parameters: readonly Parameter[], { values }: SoundRequest): fc.Arbitrary<Values> {
  const arbitraries = parameters.map(({ name, in: place, required = false, schema }): [string, fc.Arbitrary<unknown>] => {
    const other = place === 'path' && typeof values[name] === 'number' ? NO_ID : (usualValue(name) ?? goodValue(api, schema));
    const good = values[name] === undefined ? other : fc.oneof({ weight: 6, arbitrary: fc.constant(values[name]) }, { weight: 1, arbitrary: other });
    return [name, name === VERSION ? versionHeader : mostly(good, required)];
  });
  return fc.record(Object.fromEntries(arbitraries));
}

const VERSION = 'X-Version';
/** Whatever else is sent with a bad one is not looked at. */
const versionHeader = fc.oneof(
  { weight: 20, arbitrary: fc.constant(undefined) },
  { weight: 9, arbitrary: fc.constant('1.0') },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
);

/** One hostile value is enough: with more of them, all that would be found is that each is refused. */
function mostly(good: fc.Arbitrary<unknown>, isRequired: boolean): fc.Arbitrary<unknown> {
  const value = fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) });
  return isRequired ? value : fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

const FORM = 'multipart/form-data';

function bodyArbitrary(api: ApiDescription, { bodies }: Operation, { body, fields }: SoundRequest): fc.Arbitrary<Body | undefined> {
  const raw = fc.record({
    type: fc.oneof(fc.constant(JSON_TYPE), fc.constantFrom(...HOSTILE_TYPES)),
    encoding: fc.option(fc.constantFrom(...HOSTILE_ENCODINGS), { nil: undefined, freq: 2 }),
    bytes: fc.constantFrom(...HOSTILE_BODIES),
  });
  const [[type, schema] = []] = bodies;
  if (type === undefined || schema === undefined) return fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: raw });
  const told = goodValue(api, schema);
  const known = fields === undefined ? [] : [{ weight: 4, arbitrary: fc.constant(fields) }, { weight: 4, arbitrary: spoilt(fc.constant(fields)) }];
  const whole = fc.oneof({ weight: 3, arbitrary: told }, { weight: 4, arbitrary: spoilt(told) }, { weight: 1, arbitrary: hostileValue }, ...known);
  return fc.oneof(
    { weight: 8, arbitrary: whole.map((value) => bodyOf(type, value)) },
    { weight: 1, arbitrary: raw },
    ...(body && !fields ? [{ weight: 4, arbitrary: fc.constant(body) }] : []),
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
  if (type === FORM_FIELDS && typeof value === 'object' && value !== null) {
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
