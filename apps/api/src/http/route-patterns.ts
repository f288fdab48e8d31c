/** Finds the pattern of a path, `/api/users/:id` for `/api/users/7`, where no router has done so. */
export class RoutePatterns {
  private readonly patterns: readonly (readonly string[])[];

  /** @param patterns the more specific first */
  constructor(patterns: readonly string[]) {
    this.patterns = patterns.map((pattern) => pattern.split('/'));
  }

  /** Undefined for a path that no pattern matches. */
  of(path: string): string | undefined {
    const segments = path.split('/');
    return this.patterns.find((pattern) => matches(pattern, segments))?.join('/');
  }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, at) => part === segments[at] || (part.startsWith(':') && segments[at] !== ''));
}
