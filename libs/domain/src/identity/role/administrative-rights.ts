import { Permission } from '../../kernel/index.js';
import { ADMIN_ROLE, SUPER_ADMIN_ROLE, type Role } from './role.js';

/** Who may do one of these passes on to others what they hold themselves. */
const PASSING_ON = ['users:assign', 'groups:assign', 'roles:assign', 'roles:update'].map((name) => Permission.parse(name));

/** What makes an administrator, whom only a super administrator makes or changes: one of these roles, or one of these permissions, from wherever it comes. */
export const ADMINISTRATIVE_RIGHTS: { readonly roleNames: readonly string[]; readonly permissions: readonly string[] } = {
  roleNames: [SUPER_ADMIN_ROLE, ADMIN_ROLE],
  permissions: [Permission.ALL.name, ...new Set(PASSING_ON.flatMap(({ name, withAnyAction, onAnyResource }) => [name, withAnyAction, onAnyResource]))],
};

/** The first of the permissions that makes whoever holds it an administrator. */
export function administrativeAmong(permissions: readonly string[]): string | undefined {
  return permissions.find((name) => ADMINISTRATIVE_RIGHTS.permissions.includes(name));
}

export function isAdministrativeRole({ name, permissions }: Pick<Role, 'name' | 'permissions'>): boolean {
  return ADMINISTRATIVE_RIGHTS.roleNames.includes(name) || administrativeAmong(permissions) !== undefined;
}
