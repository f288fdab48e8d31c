import type { UserView } from '@halolight/application/identity';
import { strongestRole } from '@halolight/domain/identity';
import type { PermissionSet } from '@halolight/domain/kernel';
import type { ProfileBody, UserBody } from './users.contract.js';

/** What of an account leaves the house. */
export function userBody(user: UserView): UserBody {
  return {
    id: user.id,
    email: user.email,
    username: user.username,
    name: user.name,
    phone: user.phone,
    avatar: user.avatar,
    department: user.department,
    position: user.position,
    bio: user.bio,
    status: user.status,
    role: strongestRole(user.roles.map((role) => role.name)),
    roles: user.roles.map(({ id, name, label }) => ({ id, name, label })),
    groups: user.groups.map(({ id, name }) => ({ id, name })),
    mustChangePassword: user.mustChangePassword,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    lastLoginAt: user.lastLoginAt,
  };
}

export function profileBody(user: UserView, permissions: PermissionSet): ProfileBody {
  return { ...userBody(user), permissions: permissions.names() };
}
