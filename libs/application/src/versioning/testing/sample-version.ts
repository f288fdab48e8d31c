import type { ApiVersion } from '@halolight/domain/versioning';
import { uniqueText } from '../../kernel/testing/index.js';

/** A supported version that no other test knows, unless `given` says otherwise. */
export function sampleVersion(given: Partial<Pick<ApiVersion, 'version' | 'supported'>> = {}): Pick<ApiVersion, 'version' | 'supported'> {
  return { version: uniqueText('9.'), supported: true, ...given };
}
