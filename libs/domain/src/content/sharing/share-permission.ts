/** What a share allows, each including the ones before it. */
export const SHARE_PERMISSIONS = ['READ', 'COMMENT', 'EDIT'] as const;

export type SharePermission = (typeof SHARE_PERMISSIONS)[number];

/** The wider of two, where null allows nothing. */
export function widerPermission(a: SharePermission | null, b: SharePermission | null): SharePermission | null {
  if (a === null) return b;
  if (b === null) return a;
  return SHARE_PERMISSIONS.indexOf(a) > SHARE_PERMISSIONS.indexOf(b) ? a : b;
}
