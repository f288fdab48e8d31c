import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { DownloadSignatures } from '@halolight/application/content/ports';

const KEY_BYTES = 32;
const PURPOSE = 'halolight download url';

/** HMAC-SHA-256 under a key of its own, derived from the application's secret (HKDF, RFC 5869), so that no other signature passes for one. */
export class HmacDownloadSignatures extends DownloadSignatures {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    super();
    this.key = new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES));
  }

  sign(fileId: number, expires: number): string {
    return this.digest(fileId, expires).toString('base64url');
  }

  verify(fileId: number, expires: number, signature: string): boolean {
    const presented = Buffer.from(signature, 'base64url');
    const genuine = this.digest(fileId, expires);
    return presented.byteLength === genuine.byteLength && timingSafeEqual(presented, genuine);
  }

  private digest(fileId: number, expires: number): Buffer {
    return createHmac('sha256', this.key).update(`${fileId}\n${expires}`).digest();
  }
}
