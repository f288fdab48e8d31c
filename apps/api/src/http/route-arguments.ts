import { ValidationService, type FieldErrors, type TsoaRoute } from '@tsoa/runtime';
import type { Request } from 'express';
import { cleanInput } from './clean-input.js';
import { validationError } from './edge-errors.js';
import type { RouteDefinition, RouteModels } from './route-definition.js';
import { faultsOf } from './validation-faults.js';

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
    this.clean(request);
    const errors: FieldErrors = {};
    const values: unknown[] = [];
    for (const [parameter, source] of this.parameters) {
      const value = source(request, parameter);
      const isBody = parameter.in === 'body';
      values.push(parameter.in === 'request' ? value : this.validation.ValidateParam(parameter, value, parameter.name, errors, isBody));
    }
    const faults = faultsOf(errors);
    if (faults.length > 0) throw validationError(faults);
    return values;
  }

  private clean(request: Request): void {
    const faults = cleanInput(request.params);
    if (this.hasBody) faults.push(...cleanInput(request.body));
    if (this.readsQuery) {
      const query = request.query;
      faults.push(...cleanInput(query));
      // Express parses the query string anew at every look; what was cleaned has to stay.
      Object.defineProperty(request, 'query', { value: query });
    }
    if (faults.length > 0) throw validationError(faults);
  }
}

/** Validation as the whole API does it: unknown fields are refused, JSON values are not converted. */
export function validationOf(models: RouteModels): ValidationService {
  return new ValidationService(models, { noImplicitAdditionalProperties: 'throw-on-extras', bodyCoercion: false });
}

function sourceOf(parameter: Parameter, route: RouteDefinition): Source {
  const source = SOURCES[parameter.in];
  if (!source) throw new Error(`${route.method} ${route.path}: no argument can come from "${parameter.in}"`);
  return source;
}
