/** A named bundle of permissions. */
export interface Role {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly permissions: readonly string[];
  /** Came with the product: it is neither renamed nor deleted. */
  readonly isSeeded: boolean;
  /** Rises with every change, from 1. */
  readonly version: number;
}

export const SUPER_ADMIN_ROLE = 'super_admin';
export const ADMIN_ROLE = 'admin';
/** What a newly registered account gets. */
export const DEFAULT_ROLE = 'user';
const GUEST_ROLE = 'guest';

const SEEDED_STRENGTHS = new Map([[SUPER_ADMIN_ROLE, 4], [ADMIN_ROLE, 3], [DEFAULT_ROLE, 1], [GUEST_ROLE, 0]]);
const STRENGTH_OF_OTHERS = 2;

const ALIASES = new Map([['active', DEFAULT_ROLE], ['staff', ADMIN_ROLE]]);

/** The names that roles may have which are called by these: some are aliases, `staff` of `admin` and `active` of `user`. */
export function namesToLookUp(names: readonly string[]): string[] {
  return [...new Set([...names, ...names.map(seededRoleName)])];
}

/** The role that is called by a name. One of one's own that has the name of an alias goes before it. */
export function roleNamed<Named extends Pick<Role, 'name'>>(roles: readonly Named[], name: string): Named | undefined {
  return roles.find((role) => role.name === name) ?? roles.find((role) => role.name === seededRoleName(name));
}

function seededRoleName(name: string): string {
  return ALIASES.get(name) ?? name;
}

/** The name of the strongest role: administrators first, then roles of one's own making, then `user` and `guest`; null for none. */
export function strongestRole(names: readonly string[]): string | null {
  const [strongest] = [...names].sort((a, b) => strength(b) - strength(a) || a.localeCompare(b));
  return strongest ?? null;
}

function strength(name: string): number {
  return SEEDED_STRENGTHS.get(name) ?? STRENGTH_OF_OTHERS;
}
