import type { UserView } from '@halolight/application/identity';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { tagVersion } from '../version-tag.js';
import { profileBody } from './user-body.js';
import type { ProfileBody } from './users.contract.js';

/** Puts the account's ETag on the answer; what changes without the account, signing in and groups for instance, changes the tag as well. */
export function tagUser(request: AuthenticatedRequest, user: UserView, ...also: readonly unknown[]): void {
  tagVersion(request, user.version, user.lastLoginAt, user.roles, user.groups, ...also);
}

/** The caller's own profile, with an ETag that changes with the permissions, too. */
export function taggedProfile(request: AuthenticatedRequest, user: UserView): ProfileBody {
  const profile = profileBody(user, request.actor.permissions);
  tagUser(request, user, profile.permissions);
  return profile;
}
