import type { Newable } from 'inversify';

/** One operation of the API, as tsoa names it. */
export interface OperationName {
  readonly controller: Newable<object>;
  readonly action: string;
}
