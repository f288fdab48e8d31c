import { DEMO_PASSWORD } from './demo-users.js';
import { TYPED_PASSWORDS } from './passwords.js';

/** Refresh tokens: so many characters of every kind, and no more. What a request calls itself may look like one. */
const REFRESH_TOKEN = /(?<![\w-]|"requestId":")(?=[\w-]{128}(?![\w-]))(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)/;
/** JSON Web Tokens, and hashes of passwords. */
const TELLTALES = [/eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+|\$argon2/, REFRESH_TOKEN];
/** The short one could be found by chance, but not as a text of its own. */
const PASSWORDS = [...TYPED_PASSWORDS, JSON.stringify(DEMO_PASSWORD)];
/** A shorter one would be found by chance. */
const SHORTEST = 12;

/** What the environment says in confidence. */
export function secretsOf({ JWT_SECRET = '', PASSWORD_PEPPER = '', DATABASE_URL = '', DATABASE_DIRECT_URL = '', ASSISTANT_API_KEY = '' }: Readonly<Record<string, string>>): string[] {
  const databasePasswords = [DATABASE_URL, DATABASE_DIRECT_URL].map((url) => (URL.canParse(url) ? new URL(url).password : ''));
  return [JWT_SECRET, ...PASSWORD_PEPPER.split(','), ...databasePasswords, ASSISTANT_API_KEY].filter((secret) => secret.length >= SHORTEST);
}

/** Of what a program wrote. @throws Error with the line in which there is a token, a hash, a password that tests type or one of the secrets */
export function assertDiscreet(output: string, secrets: readonly string[]): void {
  const words = [...secrets, ...PASSWORDS];
  const telltale = output.split('\n').find((line) => TELLTALES.some((one) => one.test(line)) || words.some((word) => line.includes(word)));
  if (telltale !== undefined) throw new Error(`A secret was logged: ${telltale}`);
}
