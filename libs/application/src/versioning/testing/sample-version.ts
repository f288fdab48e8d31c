import type { ApiVersion } from '@halolight/domain/versioning';
import { uniqueText } from '../../kernel/testing/index.js';

/** A supported version that no other test knows, unless `given` says otherwise. */
export function sampleVersion(given: Partial<Omit<ApiVersion, 'id'>> = {}): Omit<ApiVersion, 'id'> {
  return { version: uniqueText('9.'), supported: true, ...given };
}
