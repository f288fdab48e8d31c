import type { FieldErrors, TsoaRoute, ValidationService } from '@tsoa/runtime';
import type { Request } from 'express';
import { cleanInput } from './clean-input.js';
import type { ErrorDetail } from './error.contract.js';
import { validationError } from './edge-errors.js';
import { SafeValidation } from './safe-validation.js';
import type { RouteDefinition, RouteModels } from './route-definition.js';
import { faultsOf, UNKNOWN_FIELD } from './validation-faults.js';

type Parameter = TsoaRoute.ParameterSchema;
type Source = (request: Request, parameter: Parameter) => unknown;

const SOURCES: Readonly<Record<string, Source>> = {
  request: (request) => request,
  path: (request, { name }) => request.params[name],
  query: (request, { name }) => request.query[name],
  queries: (request) => request.query,
  header: (request, { name }) => request.headers[name.toLowerCase()],
  body: (request): unknown => request.body,
};
/** Their fields are named to the caller without the name of the argument that holds them. */
const WHOLE = new Set(['queries', 'body']);

/** Makes the arguments of one controller method out of requests. */
export class RouteArguments {
  readonly hasBody: boolean;
  private readonly readsQuery: boolean;
  private readonly parameters: readonly (readonly [Parameter, Source])[];

  constructor(
    route: RouteDefinition,
    private readonly validation: ValidationService,
  ) {
    const parameters = Object.values(route.parameters);
    this.hasBody = parameters.some((parameter) => parameter.in === 'body');
    this.readsQuery = parameters.some(({ in: place }) => place === 'query' || place === 'queries');
    this.parameters = parameters.map((parameter) => [WHOLE.has(parameter.in) ? { ...parameter, name: '' } : parameter, sourceOf(parameter, route)]);
  }

  /** @throws HttpError 400 that lists every offending field */
  of(request: Request): unknown[] {
    const unclean = this.clean(request);
    const errors: FieldErrors = {};
    const values: unknown[] = [];
    for (const [parameter, source] of this.parameters) {
      const value = source(request, parameter);
      const isBody = parameter.in === 'body';
      values.push(parameter.in === 'request' ? value : this.validation.ValidateParam(parameter, value, parameter.name, errors, isBody));
    }
    const faults = oncePerField([...unclean, ...faultsOf(errors), ...this.undeclared(request)]);
    if (faults.length > 0) throw validationError(faults);
    return values;
  }

  private clean(request: Request): ErrorDetail[] {
    const faults = [...cleanInput(request.params), ...cleanInput(request.body)];
    if (this.readsQuery) {
      const query = request.query;
      faults.push(...cleanInput(query));
      // Express parses the query string anew at every look; what was cleaned has to stay.
      Object.defineProperty(request, 'query', { value: query });
    }
    return faults;
  }

  /** What was read of a body where none is declared: an empty object says nothing, all else is a mistake. */
  private undeclared(request: Request): ErrorDetail[] {
    const body: unknown = request.body;
    if (this.hasBody || body === undefined) return [];
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return [{ field: 'body', message: 'must be an object' }];
    return Object.keys(body).map((field) => ({ field, message: UNKNOWN_FIELD }));
  }
}

/** Validation as the whole API does it: unknown fields are refused, JSON values are not converted. */
export function validationOf(models: RouteModels): ValidationService {
  return new SafeValidation(models, { noImplicitAdditionalProperties: 'throw-on-extras', bodyCoercion: false });
}

/** What no field may hold need not be called the wrong value as well. */
function oncePerField(faults: readonly ErrorDetail[]): ErrorDetail[] {
  const fields = new Set<string>();
  return faults.filter(({ field }) => fields.size < fields.add(field).size);
}

function sourceOf(parameter: Parameter, route: RouteDefinition): Source {
  const source = SOURCES[parameter.in];
  if (!source) throw new Error(`${route.method} ${route.path}: no argument can come from "${parameter.in}"`);
  return source;
}
