import type { RoleBody } from '../identity/roles.contract.js';
import type { UserBody } from '../identity/users.contract.js';
import { clientPermissionNames, clientPermissions } from './client-permissions.js';

/** What each role grants, by its name, as far as the caller may see it. */
export type GrantsByRole = ReadonlyMap<string, readonly string[]>;

export function grantsByRole(roles: readonly RoleBody[]): GrantsByRole {
  return new Map(roles.map(({ name, permissions = [] }) => [name, permissions]));
}

/** An account as both front ends hold it. */
export type ClientUser = ReturnType<typeof clientUser>;

/** @param held everything the user may do, where that is known, which then goes by their main role; else what their roles grant */
export function clientUser(user: UserBody, grants: GrantsByRole, held?: readonly string[]) {
  const { id, email, username, avatar, phone, department, position, bio, createdAt, lastLoginAt } = user;
  const grantsOf = (role: string): readonly string[] => (role === user.role ? held : undefined) ?? grants.get(role) ?? [];
  const main = user.roles.find(({ name }) => name === user.role);
  // They take the first for the user's role.
  const roles = main ? [main, ...user.roles.filter((role) => role !== main)] : user.roles;
  const permissions = held ?? roles.flatMap(({ name }) => grantsOf(name));
  return {
    id: String(id),
    email,
    username,
    name: user.name || username,
    avatar,
    status: user.status.toLowerCase(),
    phone,
    department,
    position,
    bio,
    role: main ? { ...named(main), permissions: clientPermissionNames(grantsOf(main.name)) } : null,
    roles: roles.map((role) => ({ ...named(role), permissions: clientPermissions(grantsOf(role.name)) })),
    permissions: clientPermissions(permissions),
    createdAt,
    lastLoginAt,
  };
}

function named({ id, name, label }: { readonly id: number; readonly name: string; readonly label: string }) {
  return { id: String(id), name, label };
}
