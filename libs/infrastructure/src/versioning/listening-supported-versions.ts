import type { Logger } from '@halolight/application/kernel';
import { SupportedVersions } from '@halolight/application/versioning';
import type { ChangeFeed, Database } from '../kernel/index.js';

/** The channel on which the database's triggers tell that a version changed. */
const VERSIONS_CHANNEL = 'halo_versions';
const RETRY_MS = 500;

/** Keeps the supported versions in memory and reads them again whenever the database tells that they changed. */
export class ListeningSupportedVersions extends SupportedVersions {
  private supported: ReadonlySet<string> = new Set();
  private reading: Promise<void> | null = null;
  private isStale = false;

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
    feed: ChangeFeed,
  ) {
    super();
    const refresh = () => void this.refresh();
    feed.subscribe(VERSIONS_CHANNEL, refresh);
    feed.onResumed(refresh);
  }

  isSupported(version: string): boolean {
    return this.supported.has(version);
  }

  /** Takes in a change that this process made, ahead of the news of it. */
  note(version: string, supported: boolean): void {
    const next = new Set(this.supported);
    if (supported) next.add(version);
    else next.delete(version);
    this.supported = next;
  }

  /** Reads what is supported now. Called while a read is under way, it has it repeated: that one may have come too early. */
  refresh(): Promise<void> {
    this.isStale = true;
    this.reading ??= this.readUntilFresh().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readUntilFresh(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      try {
        const rows = await this.database.root('versions').select<{ version: string }[]>('version').where({ supported: true });
        this.supported = new Set(rows.map(({ version }) => version));
      } catch (error) {
        this.isStale = true;
        this.logger.warn('The supported versions could not be read; trying again', { error });
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }
}
