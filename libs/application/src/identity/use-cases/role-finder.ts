import { namesToLookUp, roleNamed, type Role } from '@halolight/domain/identity';
import { InvalidInputError } from '@halolight/domain/kernel';
import type { RoleRepository } from '../ports/role-repository.js';

/** Roles as a caller names them: by id or by name, not both. */
export interface RoleReferences {
  readonly roleIds?: readonly number[] | undefined;
  readonly roles?: readonly string[] | undefined;
}

/** Looks up the roles that a caller names. */
export class RoleFinder {
  constructor(private readonly roles: RoleRepository) {}

  /** @param fallback names to take when none are given @throws InvalidInputError naming `roleIds` or `roles` */
  async find({ roleIds, roles }: RoleReferences, fallback?: readonly string[]): Promise<Role[]> {
    if (roleIds && roles) throw InvalidInputError.of('roles', 'Give either roleIds or roles');
    if (roleIds) return this.byIds([...new Set(roleIds)]);
    const names = roles ?? fallback;
    if (!names) throw InvalidInputError.of('roleIds', 'Is required');
    return this.byNames([...new Set(names)]);
  }

  private async byIds(ids: number[]): Promise<Role[]> {
    const found = await this.roles.findByIds(ids);
    const missing = ids.filter((id) => !found.some((role) => role.id === id));
    if (missing.length > 0) throw InvalidInputError.of('roleIds', `No such role: ${missing.join(', ')}`);
    return found;
  }

  private async byNames(names: string[]): Promise<Role[]> {
    const known = await this.roles.findByNames(namesToLookUp(names));
    const missing = names.filter((name) => !roleNamed(known, name));
    if (missing.length > 0) throw InvalidInputError.of('roles', `No such role: ${missing.join(', ')}`);
    const wanted = new Set(names.map((name) => roleNamed(known, name)?.id));
    return known.filter((role) => wanted.has(role.id));
  }
}
