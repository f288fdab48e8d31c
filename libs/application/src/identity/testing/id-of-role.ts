import type { RoleRepository } from '../ports/role-repository.js';

/** The id of a role that must exist, a seeded one for instance. */
export async function idOfRole(roles: RoleRepository, name: string): Promise<number> {
  const [role] = await roles.findByNames([name]);
  if (!role) throw new Error(`The store has no role "${name}"`);
  return role.id;
}
