import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { ApiDescription, Operation } from './operations.js';

/** What came back, as far as it was read. */
export interface ReceivedAnswer {
  readonly status: number;
  /** Without its parameters; empty for an answer without a body. */
  readonly mediaType: string;
  readonly text: string;
}

const DOCUMENT = 'openapi';

/** Compares answers with what the OpenAPI document says of them. */
export class AnswerChecker {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: true });

  constructor(api: ApiDescription) {
    formats.default(this.ajv);
    this.ajv.addSchema(api.document, DOCUMENT);
  }

  /** What is wrong with an answer; null when nothing is. */
  faultOf({ answers }: Operation, { status, mediaType, text }: ReceivedAnswer): string | null {
    if (status >= 500) return `status ${status}`;
    const types = answers.get(status);
    if (!types) return `status ${status} is not described`;
    if (types.size === 0) return text === '' ? null : 'a body where none is described';
    const pointer = types.get(mediaType) ?? types.get('*/*');
    if (pointer === undefined) return `media type ${mediaType} is not described for ${status}`;
    return mediaType === 'application/json' ? this.faultOfJson(pointer, text) : null;
  }

  private faultOfJson(pointer: string, text: string): string | null {
    const validate = this.ajv.getSchema(`${DOCUMENT}${encodeURI(pointer)}`);
    if (!validate) return `no schema at ${pointer}`;
    return validate(JSON.parse(text)) === true ? null : this.ajv.errorsText(validate.errors);
  }
}
