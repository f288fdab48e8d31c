import { readFile } from 'node:fs/promises';

/** A JSON schema, as far as requests are made from it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Described<T> {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, T>>;
}

/** One operation of the OpenAPI document. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** By media type. */
  readonly bodies: ReadonlyMap<string, Schema>;
  /** The pointers into the document to the schemas of its answers, by status and media type; null where an answer has no schema. */
  readonly answers: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

type Json = Readonly<Record<string, unknown>>;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** What the API says of itself. */
export class ApiDescription {
  private constructor(readonly document: Json) {}

  static async read(file: URL): Promise<ApiDescription> {
    return new ApiDescription(JSON.parse(await readFile(file, 'utf8')) as Json);
  }

  operations(): Operation[] {
    const paths = this.document['paths'] as Record<string, Record<string, Json>>;
    return Object.entries(paths).flatMap(([path, methods]) =>
      METHODS.flatMap((method) => {
        const operation = methods[method];
        return operation ? [this.operation(method, path, operation)] : [];
      }),
    );
  }

  /** Follows a reference within the document. */
  resolve<T extends { readonly $ref?: string }>(value: T): T {
    return value.$ref === undefined ? value : this.resolve(this.at(value.$ref) as T);
  }

  private at(pointer: string): unknown {
    const keys = pointer.slice(2).split('/').map(unescaped);
    return keys.reduce<unknown>((value, key) => (value as Json)[key], this.document);
  }

  private operation(method: string, path: string, { parameters = [], requestBody = {}, responses = {} }: Json): Operation {
    const body = this.resolve(requestBody as Described<{ schema: Schema }>);
    return {
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: (parameters as (Parameter & { $ref?: string })[]).map((parameter) => this.resolve(parameter)),
      bodies: new Map(Object.entries(body.content ?? {}).map(([type, { schema }]) => [type, schema])),
      answers: this.answers(`#/paths/${escaped(path)}/${method}/responses`, responses as Record<string, Described<{ schema?: Schema }>>),
    };
  }

  private answers(base: string, responses: Record<string, Described<{ schema?: Schema }>>): Operation['answers'] {
    return new Map(
      Object.entries(responses).map(([status, response]) => {
        const at = response.$ref ?? `${base}/${status}`;
        const types = Object.keys(this.resolve(response).content ?? {});
        return [Number(status), new Map(types.map((type) => [type, `${at}/content/${escaped(type)}/schema`]))];
      }),
    );
  }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
