import { UploadLedger } from '@halolight/application/content/ports';
import { QuotaExceededError, UploadLapsedError } from '@halolight/domain/content';
import type { Database } from '../kernel/index.js';

/** How long an upload of which nothing is heard keeps its room. */
const LEASE = "interval '10 minutes'";

interface Usage {
  readonly used: number;
  readonly reserved: number;
}

/** Uploads under way in PostgreSQL. A user's usage is one row, whose lock makes the uploads of that user wait for each other. */
export class KnexUploadLedger extends UploadLedger {
  /** @param quotaBytes what each user may keep */
  constructor(
    private readonly database: Database,
    private readonly quotaBytes: number,
  ) {
    super();
  }

  async open(userId: number | null): Promise<string> {
    const { sql } = this.database;
    const [upload]: { key: string }[] = await sql('file_uploads').insert({ user_id: userId, expires_at: this.leaseEnd() }).returning('key');
    if (!upload) throw new Error('The new upload was not returned');
    return upload.key;
  }

  reserve(key: string, needed: number, wanted: number): Promise<number> {
    return this.database.transaction(async () => {
      const { sql } = this.database;
      const upload = await sql('file_uploads')
        .select('user_id as userId', 'reserved')
        .where({ key })
        .whereRaw('expires_at > now()')
        .forUpdate()
        .first<{ userId: number | null; reserved: number } | undefined>();
      if (!upload) throw new UploadLapsedError();
      const room = upload.userId === null ? wanted : upload.reserved + (await this.roomOf(upload.userId, wanted - upload.reserved));
      if (room < needed) throw new QuotaExceededError(this.quotaBytes);
      const reserved = Math.min(room, wanted);
      await sql('file_uploads').where({ key }).update({ reserved, expires_at: this.leaseEnd() });
      return reserved;
    });
  }

  async close(key: string): Promise<void> {
    // By the time of day: who waited until somebody had taken its room comes too late.
    const ended = await this.database.sql('file_uploads').where({ key }).whereRaw('expires_at > clock_timestamp()').delete();
    if (ended === 0) throw new UploadLapsedError();
  }

  async abandon(key: string): Promise<boolean> {
    return (await this.database.sql('file_uploads').where({ key }).delete()) > 0;
  }

  async assertRoom(userId: number, bytes: number): Promise<void> {
    if ((await this.roomOf(userId, bytes)) < bytes) throw new QuotaExceededError(this.quotaBytes);
  }

  async dropLapsed(): Promise<readonly string[]> {
    const { sql } = this.database;
    const lapsed: { key: string }[] = await sql('file_uploads').select('key').whereRaw('expires_at <= now()');
    const dropped: string[] = [];
    for (const { key } of lapsed) if ((await sql('file_uploads').where({ key }).whereRaw('expires_at <= now()').delete()) > 0) dropped.push(key);
    return dropped;
  }

  /** What is left of the quota, with what lapsed uploads keep of it where that is less than is wanted; nobody else takes of it until the transaction ends. */
  private async roomOf(userId: number, wanted: number): Promise<number> {
    const room = await this.holdRoomOf(userId);
    return room < wanted && (await this.takeFromLapsed(userId)) > 0 ? this.holdRoomOf(userId) : room;
  }

  /** They stay for `dropLapsed`, which has their bytes deleted; one that somebody is just ending gives its room by itself. @returns how many lost their room */
  private async takeFromLapsed(userId: number): Promise<number> {
    const { sql } = this.database;
    const lapsed = sql('file_uploads').select('key').where({ user_id: userId }).andWhere('reserved', '>', 0).whereRaw('expires_at <= now()').forUpdate().skipLocked();
    return sql('file_uploads').whereIn('key', lapsed).update({ reserved: 0 });
  }

  private async holdRoomOf(userId: number): Promise<number> {
    const { sql } = this.database;
    await sql('storage_usage').insert({ user_id: userId, used: 0, reserved: 0 }).onConflict().ignore();
    const usage = await sql('storage_usage').select('used', 'reserved').where({ user_id: userId }).forUpdate().first<Usage | undefined>();
    if (!usage) throw new Error(`No usage is kept for user ${userId}`);
    return Math.max(0, this.quotaBytes - usage.used - usage.reserved);
  }

  private leaseEnd() {
    return this.database.sql.raw(`now() + ${LEASE}`);
  }
}
