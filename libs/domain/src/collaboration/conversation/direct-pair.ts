import { InvalidInputError } from '../../kernel/index.js';

/** The two of a direct conversation, in the order of their ids: there is one such pair, whoever writes first. */
export interface DirectPair {
  readonly lowUserId: number;
  readonly highUserId: number;
}

/** @param field what names the other @throws InvalidInputError for somebody who would talk to themselves */
export function directPair(userId: number, otherId: number, field: string): DirectPair {
  if (userId === otherId) throw InvalidInputError.of(field, 'Must be somebody else than you');
  return { lowUserId: Math.min(userId, otherId), highUserId: Math.max(userId, otherId) };
}
