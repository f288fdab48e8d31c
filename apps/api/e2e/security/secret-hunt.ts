import { randomBytes } from 'node:crypto';

/** So much of a secret that half of it is too much as well. */
const LONG = 20;

/** The secrets that a run uses, and the search for them in what it wrote. */
export class SecretHunt {
  /** Names by what is looked for. */
  private readonly needles = new Map<string, string>();

  /** A new secret, told apart from all others by each of its halves. */
  make(name: string): string {
    return this.keep(name, `${randomBytes(12).toString('base64url')}-Oo7-${randomBytes(12).toString('base64url')}`);
  }

  /** @returns the secret @throws Error for one that is so short that it would be found by chance */
  keep(name: string, secret: string): string {
    if (secret.length < 8) throw new Error(`Nothing to look for: the secret "${name}" is ${JSON.stringify(secret)}`);
    for (const part of [secret, ...halvesOf(secret)]) this.needles.set(part, name);
    const bytes = Buffer.from(secret);
    for (const form of [bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) this.needles.set(form, name);
    return secret;
  }

  /** A JSON Web Token: its signature is what nobody else can make. */
  keepJwt(name: string, token: string): string {
    this.keep(name, token.split('.')[2] ?? '');
    return token;
  }

  /** A cookie as it is sent, `value.signature` in percent-encoding or not. */
  keepCookie(name: string, cookie: string): void {
    for (const part of decodeURIComponent(cookie).replace(/^s:/, '').split(/[.|]/)) this.keep(name, part);
  }

  get size(): number {
    return new Set(this.needles.values()).size;
  }

  /** Which of the secrets are in a text, with a little of what stands before each. */
  traces(place: string, text: string): string[] {
    const found = new Map<string, string>();
    for (const [needle, name] of this.needles) {
      const at = text.indexOf(needle);
      if (at !== -1) found.set(name, `${place}: ${name}, after ${JSON.stringify(text.slice(Math.max(0, at - 80), at))}`);
    }
    return [...found.values()];
  }
}

function halvesOf(secret: string): string[] {
  if (secret.length < LONG) return [];
  const middle = Math.floor(secret.length / 2);
  return [secret.slice(0, middle), secret.slice(middle)];
}
