import { uniqueText } from '../../kernel/testing/index.js';
import type { NewRole } from '../ports/role-repository.js';

/** A role that nobody else has, granting nothing unless `given` says otherwise. */
export function sampleRole(given: Partial<NewRole> = {}): NewRole {
  return { name: uniqueText('role_'), label: 'Editors', description: null, permissions: [], ...given };
}
