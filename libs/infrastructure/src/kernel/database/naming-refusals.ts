import { violatedConstraint } from './violated-constraint.js';

/** What it means that a constraint is violated, by the constraint's name. */
export type Refusals = Readonly<Record<string, () => Error>>;

/** What `statement` gives. @throws what its violation of a constraint means; anything else as it is */
export async function namingRefusals<T>(refusals: Refusals, statement: PromiseLike<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    throw refusals[violatedConstraint(error) ?? '']?.() ?? error;
  }
}
