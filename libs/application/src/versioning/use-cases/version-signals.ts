import type { ApiVersion } from '@halolight/domain/versioning';
import { EntitySignals } from '../../kernel/index.js';

/** What is about to happen to a version: made known, changed or forgotten. */
export class VersionSignals extends EntitySignals<Pick<ApiVersion, 'version' | 'supported'>, ApiVersion> {}
