import { Permission } from '@halolight/domain/kernel';
import type { Actor } from '@halolight/application/kernel';
import type { TsoaRoute } from '@tsoa/runtime';

/** Who may call a route, read once from its `@Security` and `@NoSecurity` decorators. */
export class RouteAccess {
  private constructor(
    /** `optional`: anonymous callers are welcome, a token that is sent must be good. */
    readonly callers: 'anybody' | 'optional' | 'signed-in',
    private readonly alternatives: readonly (readonly Permission[])[],
    /** Whether a user who must change their password may use the route before they did. */
    readonly beforePasswordChange: boolean,
    /** Whether the token may come as `?token=`, from clients that can send no header. */
    readonly takesQueryToken: boolean,
  ) {}

  /**
   * @param security several entries are alternatives, all scopes of one are required, `{}` admits anonymous callers, none admits anybody
   * @throws InvalidInputError for a scope that is no permission
   */
  static of(security: readonly TsoaRoute.Security[], beforePasswordChange = false, takesQueryToken = false): RouteAccess {
    const alternatives = security.map((entry) => Object.values(entry).flat().map((scope) => Permission.parse(scope, 'scope')));
    return new RouteAccess(callersOf(security), alternatives, beforePasswordChange, takesQueryToken);
  }

  allows(actor: Actor): boolean {
    if (this.callers !== 'signed-in') return true;
    for (const permissions of this.alternatives) {
      if (holdsAll(actor, permissions)) return true;
    }
    return false;
  }
}

function callersOf(security: readonly TsoaRoute.Security[]): RouteAccess['callers'] {
  if (security.length === 0) return 'anybody';
  return security.some((entry) => Object.keys(entry).length === 0) ? 'optional' : 'signed-in';
}

function holdsAll(actor: Actor, permissions: readonly Permission[]): boolean {
  for (const permission of permissions) {
    if (!actor.permissions.allows(permission)) return false;
  }
  return true;
}
