import type { FieldErrors } from '@tsoa/runtime';
import { MOST_FAULTS } from './first-faults.js';

/** One of tsoa's maps of errors, that takes no more than are told to a caller. */
export class BoundedErrors {
  /** To be written into. */
  readonly fields: FieldErrors;
  private taken = 0;

  constructor(errors: FieldErrors) {
    this.fields = new Proxy(errors, { set: (target, field, error) => this.isFull || this.take(target, field, error) });
  }

  /** From here on nothing that is wrong makes a difference. */
  get isFull(): boolean {
    return this.taken >= MOST_FAULTS;
  }

  private take(errors: FieldErrors, field: string | symbol, error: unknown): boolean {
    this.taken += 1;
    return Reflect.set(errors, field, error);
  }
}
