import { sendsBytes, takesHeader, type Operation } from './openapi-document.js';

/** Where an operation stands in the document. */
export interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** A failure as the document shows it, and the operations it can happen to. */
export interface Failure {
  readonly status: string;
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly details?: readonly { readonly field: string; readonly message: string }[];
  readonly headers?: readonly string[];
  readonly happensTo: (place: Placed) => boolean;
}

const WRITES = new Set(['post', 'put', 'patch', 'delete']);

const everywhere = (): boolean => true;
const signedIn = ({ operation }: Placed): boolean => (operation.security ?? []).length > 0;
// A body that comes where none is expected is read, and refused unless it says nothing.
const withBody = ({ method, operation }: Placed): boolean => operation.requestBody !== undefined || WRITES.has(method);
const withInput = (place: Placed): boolean => (place.operation.parameters ?? []).length > 0 || withBody(place);
const withId = ({ path }: Placed): boolean => path.includes('{');
const writing = ({ method }: Placed): boolean => WRITES.has(method);
const publicWrite = (place: Placed): boolean => !signedIn(place) && writing(place);
const withSharePassword = ({ operation }: Placed): boolean => takesHeader(operation, 'X-Share-Password');
const withRange = ({ operation }: Placed): boolean => sendsBytes(operation);
const withIfMatch = ({ operation }: Placed): boolean => takesHeader(operation, 'If-Match');
const versioned = (place: Placed): boolean => !place.path.startsWith('/versions') && !probing(place);
const probing = ({ path }: Placed): boolean => path.startsWith('/health');
const negotiated = (place: Placed): boolean => !probing(place);

/** The contract's error table, section 1. */
export const FAILURES: readonly Failure[] = [
  {
    status: '400',
    name: 'BadRequest',
    code: 'VALIDATION_ERROR',
    message: 'Request parameter validation failed',
    details: [{ field: 'email', message: 'Invalid email format' }],
    happensTo: withInput,
  },
  {
    status: '401',
    name: 'Unauthorized',
    code: 'UNAUTHORIZED',
    message: 'Sign in to do this',
    headers: ['WWW-Authenticate'],
    happensTo: (place) => signedIn(place) || withSharePassword(place),
  },
  { status: '403', name: 'Forbidden', code: 'FORBIDDEN', message: 'You do not have permission to do this', happensTo: signedIn },
  { status: '404', name: 'NotFound', code: 'NOT_FOUND', message: 'User not found', happensTo: withId },
  // A probe takes nothing that could be refused, but for its method: the other paths have several, each with an operation of its own.
  { status: '405', name: 'MethodNotAllowed', code: 'METHOD_NOT_ALLOWED', message: 'This path answers to GET, HEAD, OPTIONS', headers: ['Allow'], happensTo: probing },
  { status: '406', name: 'NotAcceptable', code: 'NOT_ACCEPTABLE', message: 'Accept excludes what this path answers: application/json', happensTo: negotiated },
  { status: '408', name: 'RequestTimeout', code: 'REQUEST_TIMEOUT', message: 'The request took too long to arrive', happensTo: withBody },
  { status: '409', name: 'Conflict', code: 'CONFLICT', message: 'This e-mail address is taken', happensTo: writing },
  {
    status: '412',
    name: 'PreconditionFailed',
    code: 'PRECONDITION_FAILED',
    message: 'User was changed by someone else in the meantime',
    happensTo: withIfMatch,
  },
  { status: '413', name: 'PayloadTooLarge', code: 'PAYLOAD_TOO_LARGE', message: 'The body is too large', happensTo: withBody },
  { status: '415', name: 'UnsupportedMediaType', code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send the body as application/json in UTF-8', happensTo: withBody },
  {
    status: '416',
    name: 'RangeNotSatisfiable',
    code: 'RANGE_NOT_SATISFIABLE',
    message: 'The content has 1024 bytes',
    headers: ['Content-Range'],
    happensTo: withRange,
  },
  { status: '426', name: 'UpgradeRequired', code: 'UPGRADE_REQUIRED', message: 'Version not supported anymore', happensTo: versioned },
  {
    status: '428',
    name: 'PreconditionRequired',
    code: 'PRECONDITION_REQUIRED',
    message: 'Say which version you change: send the ETag you read as If-Match',
    details: [{ field: 'If-Match', message: 'is required' }],
    happensTo: withIfMatch,
  },
  {
    status: '429',
    name: 'TooManyRequests',
    code: 'RATE_LIMITED',
    message: 'Too many requests; try again later',
    headers: ['Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
    happensTo: (place) => publicWrite(place) || withSharePassword(place),
  },
  { status: '500', name: 'InternalError', code: 'INTERNAL_ERROR', message: 'Something went wrong on our side', happensTo: everywhere },
  {
    status: '503',
    name: 'Unavailable',
    code: 'UNAVAILABLE',
    message: 'The service is temporarily unavailable',
    headers: ['Retry-After'],
    happensTo: everywhere,
  },
];
