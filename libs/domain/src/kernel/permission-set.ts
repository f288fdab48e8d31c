import { Permission } from './permission.js';

/** The permissions somebody holds. A check looks up at most four names and allocates nothing, however many are held. */
export class PermissionSet {
  static readonly EMPTY = new PermissionSet([]);

  private readonly held: ReadonlySet<string>;

  constructor(names: Iterable<string>) {
    this.held = new Set(names);
  }

  /** True for who holds `*`: a super administrator. */
  get isUnlimited(): boolean {
    return this.held.has(Permission.ALL.name);
  }

  /** Whether `permission` is held, itself or under a wildcard. A wildcard is held only under one at least as wide. */
  allows(permission: Permission): boolean {
    return (
      this.held.has(Permission.ALL.name) ||
      this.held.has(permission.name) ||
      this.held.has(permission.withAnyAction) ||
      this.held.has(permission.onAnyResource)
    );
  }

  /** Every name held, in alphabetical order. */
  names(): string[] {
    return [...this.held].sort();
  }
}
