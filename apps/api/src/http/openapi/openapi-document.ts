/** The parts of an OpenAPI document that this application reads or adds to. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: object;
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly tags?: readonly object[];
}

/** The operations of one path by method, in lower case. */
export type PathItem = Readonly<Record<string, Operation>>;

export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Alternatives; all schemes of one are required. Empty: anybody. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly object[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: MediaTypes };
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly 'x-password-change-allowed'?: boolean;
  /** Whether the access token may come as `?token=` as well. */
  readonly 'x-token-in-query'?: boolean;
  /** Bytes that a body may have, where that is not 64 KiB without an account, or 1 MiB with one. */
  readonly 'x-body-limit'?: number;
  /** The media type of a body that the controller reads as it comes. */
  readonly 'x-streamed-body'?: string;
  /** `oauth`: failures are told in the words of RFC 6749, section 5.2. */
  readonly 'x-error-format'?: string;
  /** What an answer that is no JSON looks like, by media type: its text, or the schema of what each of its lines is as JSON. */
  readonly 'x-examples'?: Readonly<Record<string, string | LineSchema>>;
  /** Statuses of failures that only the operation itself knows it may have. */
  readonly 'x-failures'?: readonly string[];
  /** Whether it is executed once under an Idempotency-Key, though it does not answer with 201. */
  readonly 'x-once-by-key'?: boolean;
}

export interface LineSchema {
  readonly $ref: string;
}

export interface ResponseObject {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: MediaTypes;
}

/** The media type of what is kept for others, whatever it is. */
export const BYTES = 'application/octet-stream';

/** Whether an operation answers with the bytes of a file, and so with a part of them. */
export function sendsBytes({ responses }: Operation): boolean {
  return responses['200']?.content?.[BYTES] !== undefined;
}

export function takesHeader({ parameters = [] }: Operation, name: string): boolean {
  return parameters.some((parameter) => 'in' in parameter && parameter.in === 'header' && 'name' in parameter && parameter.name === name);
}

/** By media type: a schema, and an example of it. */
export type MediaTypes = Readonly<Record<string, object>>;
