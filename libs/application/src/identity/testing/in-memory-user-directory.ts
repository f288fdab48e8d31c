import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { UserDirectory, type UserFilter, type UserView } from '../queries/user-directory.js';
import type { InMemoryIdentityStore } from './in-memory-identity-store.js';
import { viewOfUser } from './view-of-user.js';

const LISTING: Listing<UserView> = {
  sorts: {
    id: (user) => user.id,
    createdAt: (user) => user.createdAt,
    email: (user) => user.email,
    username: (user) => user.username,
    name: (user) => user.name,
  },
  sort: '-createdAt',
  searched: (user) => [user.name, user.username, user.email],
};

/** The twin of the real `UserDirectory`. */
export class InMemoryUserDirectory extends UserDirectory {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async byId(userId: number): Promise<UserView | null> {
    const user = this.store.user(userId);
    return user ? viewOfUser(this.store, user) : null;
  }

  override async byEmail(email: string): Promise<UserView | null> {
    const user = this.store.currentUsers().find((each) => each.email === email.trim().toLowerCase());
    return user ? viewOfUser(this.store, user) : null;
  }

  override async page(request: PageRequest, filter: UserFilter): Promise<Page<UserView>> {
    return pageOf(this.matching(filter), request, LISTING);
  }

  override async *scan({ search = '', ...filter }: UserFilter & { search?: string | undefined }): AsyncGenerator<UserView[]> {
    const wanted = search.toLowerCase();
    const users = this.matching(filter).filter((user) => LISTING.searched(user).some((text) => text.toLowerCase().includes(wanted)));
    if (users.length > 0) yield users.sort((a, b) => a.id - b.id);
  }

  private matching({ status, role }: UserFilter): UserView[] {
    return this.store
      .currentUsers()
      .map((user) => viewOfUser(this.store, user))
      .filter((user) => status === undefined || user.status === status)
      .filter((user) => role === undefined || user.roles.some((each) => each.name === role));
  }
}
