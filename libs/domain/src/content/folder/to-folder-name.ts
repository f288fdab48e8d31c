import { InvalidInputError } from '../../kernel/index.js';
import { visibleName } from '../visible-name.js';

/** @throws InvalidInputError when nothing of the name can be seen */
export function toFolderName(proposed: string): string {
  const name = visibleName(proposed);
  if (name === '') throw InvalidInputError.of('name', 'must not be blank');
  return name;
}
