import { idVariable, isKept } from './collection-variables.js';
import type { Step } from './collection-order.js';

const SIGNS_IN = new Set(['/auth/login', '/auth/refresh']);
const ENVELOPE = [
  "pm.test('the answer has the shape of every answer', () => {",
  "  if (!(pm.response.headers.get('Content-Type') || '').startsWith('application/json')) return;",
  '  const body = pm.response.json();',
  '  pm.expect(body.success).to.equal(pm.response.code < 300);',
  "  if (body.success) pm.expect(body).to.have.property('data');",
  "  else pm.expect(body.error).to.include.all.keys('code', 'message', 'details', 'requestId');",
  '});',
];

/** What is looked at after a request, and what is kept of its answer for those that follow. */
export function scriptAfter(step: Step): string[] {
  return [...documented(step), ...(inEnvelope(step) ? ENVELOPE : []), ...kept(step)];
}

function documented({ operation }: Step): string[] {
  const statuses = Object.keys(operation.responses).join(', ');
  return [`pm.test('the status is a documented one', () => pm.expect([${statuses}]).to.include(pm.response.code));`];
}

/** Health is for probes, and the token endpoint speaks as RFC 6749 says. */
function inEnvelope({ path, operation }: Step): boolean {
  return !path.startsWith('/health') && operation['x-error-format'] !== 'oauth';
}

function kept({ path, method, operation }: Step): string[] {
  if (SIGNS_IN.has(path)) return whenGood(keep('accessToken', 'data.accessToken'), keep('refreshToken', 'data.refreshToken'));
  if (path === '/files/{id}/share') return whenGood(keep(idVariable(path), 'data.id'), keep('shareToken', 'data.shareToken'));
  if (!isKept(path)) return [];
  if (method === 'post' && '201' in operation.responses) return whenGood(keep(idVariable(path), 'data.id'));
  return method === 'get' ? whenGood(...firstListed(idVariable(path))) : [];
}

/** Where nothing was made, the first row of a list serves; of the sessions not the current one, which is needed. */
function firstListed(variable: string): string[] {
  return [
    '  const row = Array.isArray(data.items) && (data.items.find(({ current }) => !current) || data.items[0]);',
    `  if (row && !pm.collectionVariables.get('${variable}')) pm.collectionVariables.set('${variable}', row.id);`,
  ];
}

function whenGood(...lines: readonly string[]): string[] {
  const guard = "if (pm.response.code < 300 && (pm.response.headers.get('Content-Type') || '').startsWith('application/json')) {";
  return [guard, '  const data = pm.response.json().data || {};', ...lines, '}'];
}

function keep(variable: string, value: string): string {
  return `  pm.collectionVariables.set('${variable}', ${value});`;
}
