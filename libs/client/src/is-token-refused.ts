/** RFC 6750, section 3.1. A 401 for another reason, a share link's password for instance, is no matter of tokens. */
export function isTokenRefused({ status, headers }: Response): boolean {
  return status === 401 && (headers.get('WWW-Authenticate') ?? '').includes('invalid_token');
}
