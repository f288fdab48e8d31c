import { InvalidInputError, Permission } from '@halolight/domain/kernel';
import type { PermissionCatalogue } from '../ports/permission-catalogue.js';

/** Reads the permissions that a caller names. */
export class PermissionFinder {
  constructor(private readonly catalogue: PermissionCatalogue) {}

  /** @returns their names without aliases, each once @throws InvalidInputError naming `permissions` when one does not exist */
  async find(names: readonly string[]): Promise<string[]> {
    const permissions = names.map((name) => Permission.parse(name, 'permissions'));
    const missing = await this.catalogue.missing(permissions);
    if (missing.length > 0) throw InvalidInputError.of('permissions', `No such permission: ${missing.join(', ')}`);
    return [...new Set(permissions.map((permission) => permission.name))];
  }
}
