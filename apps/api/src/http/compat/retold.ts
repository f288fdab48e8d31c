import { DomainError } from '@halolight/domain/kernel';
import { httpErrorOf } from '../error-response.js';
import type { ErrorDetail } from '../error.contract.js';
import { HttpError } from '../http-error.js';

/** Does what may be refused, and tells a refusal's faults in the words of who asked. @param tell the faults, and what was said of all */
export async function retold<T>(work: () => Promise<T>, tell: (faults: readonly ErrorDetail[], message: string) => readonly ErrorDetail[]): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof HttpError)) throw error;
    const { status, code, message, details, headers } = httpErrorOf(error, () => undefined);
    throw new HttpError(status, code, message, { details: tell(details, message), headers });
  }
}
