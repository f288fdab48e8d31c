import type { Ask } from '../authorization/authorization-row.js';
import type { ApiDescription, Operation, Schema } from '../fuzzing/operations.js';

type Step = string | number;

/** Where a request holds a text that its sender chooses: in a parameter of that name, or in the body that far down. */
export interface TextPlace {
  readonly in: 'path' | 'query' | 'body';
  readonly at: readonly Step[];
}

/** Every place of an operation's requests; of a list its first entry. */
export function textPlaces(api: ApiDescription, { parameters, bodies }: Operation): TextPlace[] {
  const ofParameters = parameters.flatMap(({ in: where, name, schema }) => (where === 'header' ? [] : textsOf(api, schema, [name]).map((at): TextPlace => ({ in: where, at }))));
  const ofBodies = [...bodies.values()].flatMap((schema) => textsOf(api, schema, []).map((at): TextPlace => ({ in: 'body', at })));
  const byName = new Map([...ofParameters, ...ofBodies].map((place) => [`${place.in} ${place.at.join('.')}`, place]));
  return [...byName.values()];
}

function textsOf(api: ApiDescription, given: Schema, at: readonly Step[]): (readonly Step[])[] {
  const schema = api.resolve(given);
  if (schema.enum || schema.const !== undefined) return [];
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...([schema.type].flat().includes('string') && schema.format !== 'binary' ? [at] : []),
    ...alternatives.flatMap((one) => textsOf(api, one, at)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => textsOf(api, property, [...at, name])),
    ...(schema.items ? textsOf(api, schema.items, [...at, 0]) : []),
  ];
}

/** The request with another text in one place. @throws Error for a body of a kind that holds none */
export function withText<T extends Ask>(asked: T, { in: where, at }: TextPlace, text: string): T {
  const name = String(at[0]);
  if (where === 'path') return { ...asked, params: { ...asked.params, [name]: text } };
  if (where === 'body') return { ...asked, body: bodyWith(asked.body, at, text) };
  const query = new URLSearchParams(asked.query);
  query.set(name, text);
  return { ...asked, query: `?${query.toString()}` };
}

function bodyWith(body: unknown, at: readonly Step[], text: string): unknown {
  if (body instanceof URLSearchParams) return new URLSearchParams([...[...body].filter(([name]) => name !== at[0]), [String(at[0]), text]]);
  if (typeof body === 'string') return formWith(body, String(at[0]), text);
  return valueWith(body, at, text);
}

/** A form as the matrix uploads it, with one field more. */
function formWith(form: string, name: string, text: string): string {
  const end = '--part--\r\n';
  if (!form.endsWith(end)) throw new Error(`No form: ${form}`);
  return `${form.slice(0, -end.length)}--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n${end}`;
}

function valueWith(value: unknown, [step, ...further]: readonly Step[], text: string): unknown {
  if (step === undefined) return text;
  if (typeof step === 'number') return (Array.isArray(value) ? value : []).toSpliced(step, 1, valueWith(undefined, further, text));
  const fields: Readonly<Record<string, unknown>> = { ...(value ?? {}) };
  return { ...fields, [step]: valueWith(fields[step], further, text) };
}
