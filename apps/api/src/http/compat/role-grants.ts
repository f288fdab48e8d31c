import { RolesController } from '../identity/roles.controller.js';
import { grantsByRole, type GrantsByRole } from './client-user.js';
import { everyRow } from './every-row.js';
import type { MountCall } from './mount-call.js';

/** What roles grant, as far as the caller may see it. */
export async function roleGrants(call: MountCall): Promise<GrantsByRole> {
  return grantsByRole(await everyRow(call, (query) => call.further([RolesController, 'list'], { query })));
}
