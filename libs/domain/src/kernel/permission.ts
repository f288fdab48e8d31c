import { InvalidInputError } from './common-errors.js';

const ACTION_ALIASES = new Map([['read', 'view'], ['edit', 'update']]);
const NAME_ALIASES = new Map([['can_view_stats', 'blog:view_stats'], ['*:*', '*']]);
const PATTERN = /^(\*|[a-z][a-z0-9_-]{0,63}):(\*|[a-z][a-z0-9_-]{0,63})$/;

/** A right to do something, `{resource}:{action}`; `*` stands for every resource, every action, or both. */
export class Permission {
  static readonly ALL = new Permission('*', '*', '*');

  /** The same action on every resource, `*:view`. */
  readonly onAnyResource: string;
  /** Every action on the same resource, `users:*`. */
  readonly withAnyAction: string;

  private constructor(
    readonly name: string,
    readonly resource: string,
    readonly action: string,
  ) {
    this.onAnyResource = `*:${action}`;
    this.withAnyAction = `${resource}:*`;
  }

  /** Whether `parse` takes it. */
  static canParse(text: string): boolean {
    const name = NAME_ALIASES.get(text) ?? text;
    return name === '*' || PATTERN.test(name);
  }

  /**
   * Reads a permission's name; the aliases `read`, `edit` and `can_view_stats` become what they stand for.
   * @throws InvalidInputError when it is none, naming `field`
   */
  static parse(text: string, field = 'permission'): Permission {
    const name = NAME_ALIASES.get(text) ?? text;
    if (name === '*') return Permission.ALL;
    const [, resource, action] = PATTERN.exec(name) ?? [];
    if (resource === undefined || action === undefined) {
      throw InvalidInputError.of(field, `"${text.slice(0, 80)}" is not a permission; write resource:action, resource:*, *:action or *`);
    }
    const verb = ACTION_ALIASES.get(action) ?? action;
    return new Permission(`${resource}:${verb}`, resource, verb);
  }
}
