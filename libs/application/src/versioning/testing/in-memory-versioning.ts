import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import { VersionSignals } from '../use-cases/version-signals.js';
import { InMemoryVersionDirectory } from './in-memory-version-directory.js';
import { InMemoryVersionRepository } from './in-memory-version-repository.js';
import { InMemoryVersionStore } from './in-memory-version-store.js';
import type { VersioningPorts } from './versioning-ports.js';

/** All twins of versioning over one new store. */
export class InMemoryVersioning implements VersioningPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryVersionStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly signals = new VersionSignals();
  readonly versions = new InMemoryVersionRepository(this.store);
  readonly versionDirectory = new InMemoryVersionDirectory(this.store);
}
