import { Readable } from 'node:stream';
import type { IdempotencyStore, RequestLimit } from '@halolight/application/kernel';
import type { ValidationService } from '@tsoa/runtime';
import type { Request, RequestHandler, Response } from 'express';
import type { Newable } from 'inversify';
import { Acceptance } from './acceptance.js';
import type { ApiDefinition } from './api-definition.js';
import { admit, type Authenticator } from './authenticate.js';
import { BODY_LIMITS } from './body-limits.js';
import { BodyReader } from './body-reader.js';
import { preconditionRequired } from './edge-errors.js';
import { limitRequests } from './limit-requests.js';
import { isNotModified, sendNotModified } from './not-modified.js';
import { OnceByKey } from './once-by-key.js';
import { RouteAccess } from './route-access.js';
import { RouteArguments } from './route-arguments.js';
import type { RouteDefinition } from './route-definition.js';
import { JSON_ONLY, routeOperation } from './route-operation.js';
import { creates, limitedRequests, mayBringBody, takesIfMatch } from './route-traits.js';
import { sendJson } from './send-json.js';
import { sendStream } from './send-stream.js';
import { StreamedBody } from './streamed-body.js';

/** Where controllers come from; one instance serves every request. */
export interface ControllerSource {
  get<T>(controller: Newable<T>): T;
}

/** What every route is served with. */
export interface RouteEnvironment {
  readonly api: ApiDefinition;
  readonly validation: ValidationService;
  readonly authenticator: Authenticator;
  readonly controllers: ControllerSource;
  readonly idempotency: IdempotencyStore;
  /** Null: public routes may be called as often as one likes. */
  readonly requestLimit: RequestLimit | null;
  /** Whether a change without If-Match is refused where there is an ETag to match. */
  readonly requireIfMatch: boolean;
}

/** What serving one route consists of, for who sends the answer in a way of their own. */
export interface RouteService {
  /** Settles who calls and reads the body: 429, 401, 403, 406, 413, 415. */
  receive(request: Request, response: Response): Promise<void>;
  /** Validates and asks the controller: 400, 428 and what the controller refuses. */
  answer(request: Request, response: Response): Promise<unknown>;
}

/**
 * Serves one route in the contract's order: 429, 401, 403, 406, then the body and 400, 428, then the controller.
 */
export function routeHandler(route: RouteDefinition, environment: RouteEnvironment): RequestHandler {
  const service = routeService(route, environment);
  const successStatus = route.successStatus ?? 200;

  // A promise that is refused reaches the error handler by way of Express.
  return async function serve(request, response) {
    await service.receive(request, response);
    const answer = await service.answer(request, response);
    if (answer instanceof Readable) await sendStream(response, successStatus, answer);
    else if (isNotModified(request, response)) sendNotModified(response);
    else sendJson(response, successStatus, answer);
  };
}

/** Everything that can be known before a request comes is worked out here, once. */
export function routeService(route: RouteDefinition, environment: RouteEnvironment): RouteService {
  const { authenticator } = environment;
  const operation = routeOperation(environment.api, route);
  const access = RouteAccess.of(route.security, operation.beforePasswordChange, operation.takesQueryToken);
  const acceptance = new Acceptance(operation.produces);
  const routeArguments = new RouteArguments(route, environment.validation);
  const streamed = operation.streams === null ? null : new StreamedBody(operation.streams);
  // Where no body is declared, one that comes is read to be refused unless it says nothing.
  const consumed = routeArguments.hasBody ? operation.consumes : JSON_ONLY;
  const bodyLimit = operation.bodyLimit ?? (access.callers === 'anybody' ? BODY_LIMITS.public : BODY_LIMITS.signedIn);
  const body = streamed || !mayBringBody(route) ? null : new BodyReader(consumed, bodyLimit);
  const action = actionOf(route, environment.controllers);
  const limit = environment.requestLimit;
  const limited = limitedRequests(route);
  // A controller that reads its body itself knows only then whether it is the same as before.
  const onceByKey = creates(route) && !streamed ? new OnceByKey(environment.idempotency) : null;
  const mustMatch = environment.requireIfMatch && takesIfMatch(route);

  return {
    async receive(request, response) {
      request.context.route = route.path;
      request.context.speaksOAuth = operation.speaksOAuth;
      if (limit && limited) await limitRequests(request, response, limit, limited);
      await admit(request, access, authenticator);
      acceptance.check(request);
      if (body) await body.read(request, response);
      streamed?.begin(request);
    },
    async answer(request, response) {
      const values = routeArguments.of(request);
      if (mustMatch && request.headers['if-match'] === undefined) throw preconditionRequired();
      return onceByKey ? onceByKey.run(request, response, () => action(values)) : action(values);
    },
  };
}

type Action = (values: unknown[]) => unknown;

function actionOf(route: RouteDefinition, controllers: ControllerSource): Action {
  const controller = controllers.get(route.controller);
  const method: unknown = Reflect.get(controller, route.action);
  if (typeof method !== 'function') throw new Error(`${route.controller.name} has no method ${route.action}`);
  return (values): unknown => Reflect.apply(method, controller, values);
}
