import type { Role } from '@halolight/domain/identity';
import { EntitySignals } from '../../kernel/index.js';
import type { NewRole } from '../ports/role-repository.js';

/** What is about to happen to a role: made, changed or deleted. What it grants is part of it. */
export class RoleSignals extends EntitySignals<NewRole, Role> {}
