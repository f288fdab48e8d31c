/**
 * Refuses an API description in which an operation was left undecided or undescribed:
 * who may call it (@Security or @NoSecurity), what it is for (@summary, @Tags), what it answers, and how large its whole numbers may be.
 */
import { readFileSync } from 'node:fs';

const DOCUMENT = new URL('../src/generated/openapi.json', import.meta.url);

const { components, paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8'));

function faultsOf(operation) {
  const faults = [];
  if (!operation.security) faults.push('no permission decision: add @Security(\'jwt\', [...]) or @NoSecurity()');
  if (!operation.summary) faults.push('no summary: add @summary to its comment');
  if (!operation.tags?.length) faults.push('no tag: add @Tags(...) to its controller');
  if (!hasSuccess(operation)) faults.push('no success answer with a body: return one, and never 204');
  for (const parameter of (operation.parameters ?? []).filter(isUnbounded)) {
    faults.push(`parameter ${parameter.name} is a number without @minimum and @maximum: use Id for ids`);
  }
  return faults;
}

function hasSuccess({ responses }) {
  return Object.entries(responses).some(([status, { content }]) => /^2\d\d$/.test(status) && content !== undefined);
}

function isUnbounded({ schema }) {
  const { type, minimum, maximum } = resolved(schema);
  return (type === 'integer' || type === 'number') && (minimum === undefined || maximum === undefined);
}

function resolved(schema = {}) {
  return schema.$ref ? components.schemas[schema.$ref.replace('#/components/schemas/', '')] : schema;
}

const places = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })));
const complaints = places.flatMap(({ path, method, operation }) => faultsOf(operation).map((fault) => `${method.toUpperCase()} ${path}: ${fault}`));

if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
