import type { Operation } from '../openapi/openapi-document.js';

/** A number in a variable: written without the quotes around it. */
const number = (variable: string): string => `#{{${variable}}}`;
const NUMBER = /"#(\{\{\w+\}\})"/g;

/** Fields that refer to what was made before, or that must be like no other. */
const FIELDS: Readonly<Record<string, unknown>> = {
  userId: number('usersId'),
  recipientId: number('usersId'),
  assigneeId: number('usersId'),
  userIds: [number('usersId')],
  folderId: number('foldersId'),
  parentId: null,
  ids: [999_999_999],
  expiresAt: null,
  email: '{{run}}@example.com',
  username: '{{run}}',
  refreshToken: '{{refreshToken}}',
};
const UNIQUE = new Set(['name', 'number', 'version']);

/** Bodies of operations that would otherwise change who is signed in, or shut somebody out. */
const BODIES: Readonly<Record<string, object>> = {
  LoginAuth: { email: '{{login}}', password: '{{password}}' },
  RegisterAuth: { email: 'r{{run}}@example.com', username: 'r{{run}}', password: 'marble-otter-29', name: 'Ada Lovelace' },
  IssueToken: { grant_type: 'password', username: '{{login}}', password: '{{password}}' },
  ChangeAuth: { currentPassword: 'not the password', newPassword: 'copper-heron-84' },
  CopyFiles: { folderId: null },
  CreatePermissions: { name: 'reports:{{run}}', description: 'Sees reports' },
};
const BY_PATH: Readonly<Record<string, object>> = {
  'patch /users/me': { name: 'Ada Lovelace' },
  'patch /users/{id}/status': { status: 'ACTIVE' },
};

const UPLOAD = ['--halolight', 'Content-Disposition: form-data; name="file"; filename="note.txt"', 'Content-Type: text/plain', '', 'A note.', '--halolight--', ''].join('\r\n');
const MULTIPART = 'multipart/form-data';
const FORM = 'application/x-www-form-urlencoded';

export interface CollectionBody {
  readonly type: string;
  readonly body: object;
}

/** The body of an operation with the media type to send it as; undefined: it takes none. */
export function collectionBody(place: string, { operationId = '', requestBody }: Operation): CollectionBody | undefined {
  const [given] = Object.entries(requestBody?.content ?? {});
  if (given === undefined) return undefined;
  const [type, media] = given;
  // Written out, because a file of the machine cannot be named in a collection that runs everywhere.
  if (type === MULTIPART) return { type: `${MULTIPART}; boundary=halolight`, body: { mode: 'raw', raw: UPLOAD } };
  const example = BODIES[operationId] ?? BY_PATH[place] ?? adapted('example' in media ? media.example : undefined);
  if (type === FORM) return { type, body: { mode: 'urlencoded', urlencoded: Object.entries(example ?? {}).map(([key, value]) => ({ key, value: String(value) })) } };
  if (example === undefined) return { type, body: { mode: 'raw', raw: 'Other bytes.' } };
  const raw = JSON.stringify(example, null, 2).replaceAll(NUMBER, '$1');
  return { type, body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } };
}

function adapted(example: unknown): object | undefined {
  if (typeof example !== 'object' || example === null) return undefined;
  return Object.fromEntries(Object.entries(example).map(([field, value]) => [field, adaptedField(field, value)]));
}

function adaptedField(field: string, value: unknown): unknown {
  if (field in FIELDS) return FIELDS[field];
  return UNIQUE.has(field) && typeof value === 'string' ? `${value}-{{run}}` : value;
}
