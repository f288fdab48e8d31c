import { uniqueText } from '../../kernel/testing/index.js';
import type { NewGroup } from '../ports/group-repository.js';

/** A group that nobody else has, granting nothing unless `given` says otherwise. */
export function sampleGroup(given: Partial<NewGroup> = {}): NewGroup {
  return { name: uniqueText('group '), description: null, permissions: [], ...given };
}
