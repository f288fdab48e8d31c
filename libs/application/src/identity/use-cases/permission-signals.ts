import type { Permission } from '@halolight/domain/kernel';
import { BeforeSignal } from '../../kernel/index.js';
import type { CataloguedPermission } from '../ports/permission-catalogue.js';

export interface NewPermission {
  readonly permission: Permission;
  readonly description: string | null;
}

/** What is about to happen to a permission of the catalogue, which is made or deleted and never changed. */
export class PermissionSignals {
  readonly beforeCreate = new BeforeSignal<NewPermission>();
  readonly beforeDelete = new BeforeSignal<CataloguedPermission>();
}
