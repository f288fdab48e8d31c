import type { UserProfile, UserStatus } from '@halolight/domain/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface UserView extends UserProfile {
  readonly id: number;
  readonly status: UserStatus;
  readonly roles: readonly { readonly id: number; readonly name: string; readonly label: string }[];
  readonly groups: readonly { readonly id: number; readonly name: string }[];
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastLoginAt: Date | null;
  readonly version: number;
}

export interface UserFilter {
  readonly status?: UserStatus | undefined;
  /** A role's name. */
  readonly role?: string | undefined;
}

/** Accounts that were not deleted, for reading. */
export abstract class UserDirectory {
  abstract byId(userId: number): Promise<UserView | null>;

  /** By e-mail address, whatever its case. */
  abstract byEmail(email: string): Promise<UserView | null>;

  /** Sorted by id, createdAt, email, username or name, newest first by default; the search looks into name, username and e-mail address. */
  abstract page(request: PageRequest, filter: UserFilter): Promise<Page<UserView>>;

  /** All that match, by id, in batches read one at a time as they are asked for; holds nothing in between. */
  abstract scan(filter: UserFilter & { readonly search?: string | undefined }): AsyncIterable<UserView[]>;
}
