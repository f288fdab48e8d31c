import type { IncomingHttpHeaders } from 'node:http';
import { RolesController } from '../identity/roles.controller.js';
import { grantsByRole, type GrantsByRole } from './client-user.js';
import { everyRow } from './every-row.js';
import type { MountCall } from './mount-call.js';

/** What roles grant, as far as the caller may see it. @param headers a new caller's, who has just signed in */
export async function roleGrants(call: MountCall, headers: IncomingHttpHeaders = {}): Promise<GrantsByRole> {
  return grantsByRole(await everyRow((query) => call.further([RolesController, 'list'], { query, headers })));
}
