/** The accounts that SEED=demo brings, by role. */
export const DEMO_USERS = {
  super_admin: 'admin@example.com',
  admin: 'manager@example.com',
  user: 'user@example.com',
  guest: 'guest@example.com',
} as const;

export const DEMO_PASSWORD = '123456';
