/** One field that was refused. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly details: readonly FieldFault[];
  readonly requestId: string;
}

/** A failure, as the API tells it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  private constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Every offending field. */
    readonly details: readonly FieldFault[],
    /** Names the request in the server's log. */
    readonly requestId: string | null,
    /** Seconds to wait before trying again, where the server says so. */
    readonly retryAfter: number | null,
  ) {
    super(message);
  }

  /** @param body the parsed body, or its text where it was no JSON: something between here and the server spoke then */
  static of({ status, headers }: Response, body: unknown): ApiError {
    const { code, message, details, requestId } = failureIn(body) ?? {
      code: 'UNREADABLE',
      message: `The answer ${status} is not the API's`,
      details: [],
      requestId: headers.get('X-Request-Id'),
    };
    return new ApiError(status, code, message, details, requestId, seconds(headers.get('Retry-After')));
  }
}

function failureIn(body: unknown): Failure | undefined {
  return isObject(body) && isFailure(body['error']) ? body['error'] : undefined;
}

function isFailure(value: unknown): value is Failure {
  return isObject(value) && ['code', 'message', 'requestId'].every((name) => typeof value[name] === 'string') && Array.isArray(value['details']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function seconds(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
