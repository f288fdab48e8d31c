import type { IncomingHttpHeaders } from 'node:http';
import type { Actor, UnitOfWork } from '@halolight/application/kernel';
import { ForbiddenError } from '@halolight/domain/kernel';
import type { Request, Response } from 'express';
import type { Newable } from 'inversify';
import { clientFields, type ClientFields } from './client-fields.js';
import type { OperationName } from './operation-name.js';
import type { RouteServices } from './route-services.js';
import { translatedRequest, type Translation } from './translated-request.js';

/** How many rows an answer was made of where there are more; the front ends page none of these lists. */
const CUT = 'X-Rows-Cut-At';

/** The methods of a controller that answer. */
type Actions<C> = { readonly [K in keyof C & string]: C[K] extends (...values: never[]) => Promise<infer Answer> ? Answer : never };

/** One call of a mount's client while it is answered. */
export class MountCall {
  /** @param declared the operation of the call's route, which has admitted the caller and read the body */
  constructor(
    private readonly declared: OperationName,
    private readonly request: Request,
    private readonly response: Response,
    private readonly services: RouteServices,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The parts of the path that vary. */
  get params(): Record<string, string> {
    const named = Object.entries(this.request.params);
    return Object.fromEntries(named.filter((part): part is [string, string] => typeof part[1] === 'string'));
  }

  /** Absent where nobody is signed in. */
  get caller(): Actor | undefined {
    return this.request.actor;
  }

  get callerId(): number | undefined {
    return this.caller?.userId;
  }

  get query(): ClientFields {
    return clientFields(this.request.query);
  }

  /** What was sent; no fields where that is no object. */
  get body(): ClientFields {
    return clientFields(this.request.body);
  }

  /** The operation that decides about the call: its caller is known and its body read. @throws Error for any other than the route declares */
  async decided<C extends object, K extends keyof C & string>(operation: readonly [Newable<C>, K], translation: Translation = {}): Promise<Actions<C>[K]> {
    this.assertDeclared(operation);
    return this.answerOf(operation, translatedRequest(this.request, translation));
  }

  /** The operation that decides about the call, asked with the request as it came: it reads the body itself. @throws Error for any other than the route declares */
  async decidedAsSent<C extends object, K extends keyof C & string>(operation: readonly [Newable<C>, K]): Promise<Actions<C>[K]> {
    this.assertDeclared(operation);
    return this.answerOf(operation, this.request);
  }

  /** Another operation, which admits the caller by its own rules. */
  async further<C extends object, K extends keyof C & string>(operation: readonly [Newable<C>, K], translation: Translation = {}): Promise<Actions<C>[K]> {
    const headers = { 'if-match': undefined, 'idempotency-key': undefined, ...translation.headers };
    const request = translatedRequest(this.request, { ...translation, headers });
    await this.services.of({ controller: operation[0], action: operation[1] }).receive(request, this.response);
    return this.answerOf(operation, request);
  }

  /** Whom another operation admits by other credentials, somebody's who has just signed in. */
  async admitted<C extends object>([controller, action]: readonly [Newable<C>, keyof C & string], headers: IncomingHttpHeaders): Promise<Actor | undefined> {
    const request = translatedRequest(this.request, { headers });
    await this.services.of({ controller, action }).receive(request, this.response);
    return request.actor;
  }

  /** Whether another operation admits the caller. */
  async admits<C extends object>([controller, action]: readonly [Newable<C>, keyof C & string]): Promise<boolean> {
    if (this.callerId === undefined) return false;
    try {
      await this.services.of({ controller, action }).receive(translatedRequest(this.request, {}), this.response);
      return true;
    } catch (error) {
      if (error instanceof ForbiddenError) return false;
      throw error;
    }
  }

  /** Asks several operations so that all of them are done or none. A refusal undoes what was done before it. */
  together<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  /** Whether all that the call does is done or nothing. */
  get isWhole(): boolean {
    return this.unitOfWork.isAround;
  }

  /** Says that there are more rows than the answer was made of. */
  tellCut(rows: number): void {
    this.response.setHeader(CUT, rows);
  }

  private assertDeclared([controller, action]: readonly [Newable<object>, string]): void {
    if (controller === this.declared.controller && action === this.declared.action) return;
    const declared = `${this.declared.controller.name}.${this.declared.action}`;
    throw new Error(`${controller.name}.${action} has not admitted the caller, ${declared} has: ask it as a further operation`);
  }

  private async answerOf<C extends object, K extends keyof C & string>([controller, action]: readonly [Newable<C>, K], request: Request): Promise<Actions<C>[K]> {
    // The route is served by this very method: what comes back is what the method answers.
    return (await this.services.of({ controller, action }).answer(request, this.response)) as Actions<C>[K];
  }
}
