/** What is made, or listed, under a path that does not say so by itself. */
const MADE_UNDER: Readonly<Record<string, string>> = { '/files/upload': '/files', '/files/{id}/share': '/files/shares' };

/** The variable that holds the id of a thing under `path`: `/calendar/events` → `calendarEventsId`. */
export function idVariable(path: string): string {
  const words = (MADE_UNDER[path] ?? path).split(/[^a-z0-9]+/i).filter(Boolean);
  return `${words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')}Id`;
}

/** Whether what is made under `path` is asked for by its id elsewhere. */
export function isKept(path: string): boolean {
  return path in MADE_UNDER || !path.includes('{');
}

/** Values of the parameters of paths that are no ids of what stands before them. */
const PARAMETERS: Readonly<Record<string, string>> = { userId: '{{usersId}}', token: '{{shareToken}}', name: 'users:view', revision: '1', author: 'Jane Austen' };

/** The value of a parameter, given the path before it. */
export function parameterValue(name: string, before: string): string {
  return PARAMETERS[name] ?? `{{${idVariable(before)}}}`;
}
