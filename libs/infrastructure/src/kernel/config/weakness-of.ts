export interface SecretRule {
  /** The least length, in bytes of UTF-8. */
  readonly bytes: number;
  /** The least number of different characters. */
  readonly characters: number;
}

/** What examples and manuals write where a secret belongs. */
const PLACEHOLDERS = ['replace-me', 'change-me', 'changeme', 'your-super-secret-key', 'your-production-secret'];

/** Why a secret is easy to guess; undefined when it is not, or not set. Never repeats any of it. */
export function weaknessOf(secret: string | undefined, rule: SecretRule): string | undefined {
  if (secret === undefined) return undefined;
  if (isPlaceholder(secret.trim().toLowerCase())) return 'it is the placeholder of an example';
  if (Buffer.byteLength(secret) < rule.bytes) return `it needs ${rule.bytes} bytes or more`;
  if (new Set(secret).size < rule.characters) return `it needs ${rule.characters} different characters or more`;
  return undefined;
}

function isPlaceholder(text: string): boolean {
  return text === 'secret' || PLACEHOLDERS.some((placeholder) => text.includes(placeholder));
}
