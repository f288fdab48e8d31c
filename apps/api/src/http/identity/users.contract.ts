import type { UserStatus } from '@halolight/domain/identity';
import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';
import type {
  AvatarAddress,
  EmailAddress,
  LongText,
  NewPassword,
  PersonName,
  PhoneNumber,
  ShortText,
  Username,
} from './profile-fields.js';

/** A role as it stands beside a user. */
export interface UserRole {
  id: number;
  name: string;
  label: string;
}

/** A group as it stands beside a user. */
export interface UserGroup {
  id: number;
  name: string;
}

/**
 * An account.
 * @example { "id": 42, "email": "ada@example.com", "username": "ada", "name": "Ada Lovelace", "phone": "+44 20 7946 0018", "avatar": null, "department": "Research", "position": null, "bio": null, "status": "ACTIVE", "role": "user", "roles": [{ "id": 5, "name": "user", "label": "User" }], "groups": [{ "id": 3, "name": "Auditors" }], "mustChangePassword": false, "createdAt": "2026-01-31T12:00:00.000Z", "updatedAt": "2026-01-31T12:00:00.000Z", "lastLoginAt": null }
 */
export interface UserBody {
  id: number;
  email: string;
  username: string;
  name: string;
  phone: string | null;
  avatar: string | null;
  department: string | null;
  position: string | null;
  bio: string | null;
  status: UserStatus;
  /** The strongest role's name. */
  role: string | null;
  roles: UserRole[];
  groups: UserGroup[];
  /** True until a generated password was changed: every other route answers 403 PASSWORD_CHANGE_REQUIRED. */
  mustChangePassword: boolean;
  createdAt: Date;
  updatedAt: Date;
  lastLoginAt: Date | null;
}

/** The caller's own account. */
export interface ProfileBody extends UserBody {
  /** Of all roles and groups and the caller's own grants together; wildcards stand as they were granted. */
  permissions: string[];
}

/** A new account, with its first password where that was generated. */
export interface CreatedUserBody extends UserBody {
  /** Shown this once; its owner must change it. */
  generatedPassword?: string;
}

/** The fields that everybody may change of their own. */
export interface PatchProfileBody {
  email?: EmailAddress;
  username?: Username;
  name?: PersonName;
  phone?: PhoneNumber | null;
  avatar?: AvatarAddress | null;
  department?: ShortText | null;
  position?: ShortText | null;
  bio?: LongText | null;
}

/** @example { "name": "Grace Hopper", "department": null, "status": "ACTIVE", "roles": ["user"] } */
export interface PatchUserBody extends PatchProfileBody {
  status?: UserStatus;
  /**
   * Exactly those that the account is to have, instead of `roles`; left out, it keeps what it has.
   * @maxItems 50 must have at most 50 entries
   */
  roleIds?: Id[];
  /**
   * Names of roles, instead of `roleIds`.
   * @maxItems 50 must have at most 50 entries
   */
  roles?: ShortText[];
}

/** Fields left out that may be null become null; `status` stays as it is when left out. */
export interface ReplaceUserBody {
  email: EmailAddress;
  username: Username;
  name: PersonName;
  phone?: PhoneNumber | null;
  avatar?: AvatarAddress | null;
  department?: ShortText | null;
  position?: ShortText | null;
  bio?: LongText | null;
  status?: UserStatus;
}

/** @example { "email": "grace@example.com", "username": "grace", "name": "Grace Hopper", "department": "Research", "password": "marble-otter-29", "roles": ["user"] } */
export interface CreateUserBody extends PatchUserBody {
  email: EmailAddress;
  /** Without one a password is generated, shown once, and must be changed within seven days. */
  password?: NewPassword;
  /**
   * Instead of `roles`; without either the role is `user`.
   * @maxItems 50 must have at most 50 entries
   */
  roleIds?: Id[];
}

/** @example { "status": "SUSPENDED" } */
export interface UserStatusBody {
  status: UserStatus;
}

/**
 * Either ids or names.
 * @example { "roles": ["user"] }
 */
export interface UserRolesBody {
  /** @maxItems 50 must have at most 50 entries */
  roleIds?: Id[];
  /** @maxItems 50 must have at most 50 entries */
  roles?: ShortText[];
}

/** @example { "ids": [42, 43] } */
export interface BatchDeleteBody {
  /**
   * @minItems 1 must name at least one
   * @maxItems 100 must have at most 100 entries
   */
  ids: Id[];
}

export interface BatchDeleted {
  deleted: number[];
  /** Those that stayed, and why. `UNAVAILABLE` where an outage came after others were deleted: ask for these again. */
  failed: { id: number; code: string }[];
}

/** Which accounts to export. */
export interface UserExportQuery {
  status?: UserStatus;
  /**
   * A role's name.
   * @maxLength 50 must have at most 50 characters
   */
  role?: string;
  /**
   * Part of the name, username or e-mail address.
   * @maxLength 200 must have at most 200 characters
   */
  search?: string;
}

/** Sorted by id, createdAt, email, username or name. */
export interface UserListQuery extends ListQuery {
  status?: UserStatus;
  /**
   * A role's name.
   * @maxLength 50 must have at most 50 characters
   */
  role?: string;
}
