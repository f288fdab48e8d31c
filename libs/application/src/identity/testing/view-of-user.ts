import type { UserView } from '../queries/user-directory.js';
import type { InMemoryIdentityStore, StoredUser } from './in-memory-identity-store.js';

/** The account as a directory shows it. */
export function viewOfUser(store: InMemoryIdentityStore, user: StoredUser): UserView {
  const { roleIds, passwordHash: _passwordHash, passwordSetAt: _passwordSetAt, emailChangedByOthersAt: _emailChangedByOthersAt, isDeleted: _isDeleted, ...shown } = user;
  const roles = store.rolesOf(roleIds).map(({ id, name, label }) => ({ id, name, label }));
  const groups = [...store.groups.values()].filter((group) => group.memberIds.includes(user.id)).map(({ id, name }) => ({ id, name }));
  return { ...shown, roles, groups };
}
