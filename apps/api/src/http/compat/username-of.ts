const LONGEST = 50;

/** A username for somebody whose front end asks for none: their address, in the letters that usernames are made of. */
export function usernameOf(email: unknown): string | undefined {
  if (typeof email !== 'string') return undefined;
  return email.trim().toLowerCase().replaceAll(/[^a-z0-9._-]/g, '-').replace(/^[^a-z0-9]+/, '').slice(0, LONGEST);
}
