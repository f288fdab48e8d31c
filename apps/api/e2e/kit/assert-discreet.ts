/** JSON Web Tokens, and hashes of passwords. */
const TELLTALE = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+|\$argon2/;
/** A shorter one would be found by chance. */
const SHORTEST = 12;

/** What the environment says in confidence. */
export function secretsOf({ JWT_SECRET = '', PASSWORD_PEPPER = '', DATABASE_URL = '', DATABASE_DIRECT_URL = '', ASSISTANT_API_KEY = '' }: Readonly<Record<string, string>>): string[] {
  const databasePasswords = [DATABASE_URL, DATABASE_DIRECT_URL].map((url) => (URL.canParse(url) ? new URL(url).password : ''));
  return [JWT_SECRET, ...PASSWORD_PEPPER.split(','), ...databasePasswords, ASSISTANT_API_KEY].filter((secret) => secret.length >= SHORTEST);
}

/** Of what a program wrote. @throws Error with the line in which there is a token, a hash or one of the secrets */
export function assertDiscreet(output: string, secrets: readonly string[]): void {
  const telltale = output.split('\n').find((line) => TELLTALE.test(line) || secrets.some((secret) => line.includes(secret)));
  if (telltale !== undefined) throw new Error(`A secret was logged: ${telltale}`);
}
