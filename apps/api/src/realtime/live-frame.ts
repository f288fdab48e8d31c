import type { NumberedEvent } from '@halolight/application/collaboration';
import { neededToHear } from '@halolight/domain/collaboration';
import type { Permission } from '@halolight/domain/kernel';

/** An event as it is sent: written out once, for however many front ends. */
export class LiveFrame {
  private json: Buffer | undefined;
  private lines: string | undefined;

  constructor(private readonly told: NumberedEvent) {}

  get id(): number {
    return this.told.number;
  }

  /** What hearing of it takes; null for nothing. */
  get needed(): Permission | null {
    return neededToHear(this.told);
  }

  /** Whether it says that this session is over. */
  endsSession(sessionId: number): boolean {
    return this.told.event === 'session.revoked' && this.told.data['sessionId'] === sessionId;
  }

  /** `{id,event,data,at}`, in UTF-8. */
  asJson(): Buffer {
    const { number: id, event, data, at } = this.told;
    return (this.json ??= Buffer.from(JSON.stringify({ id, event, data, at })));
  }

  /** As the HTML standard has it, section 9.2.5 Parsing an event stream: JSON holds no line break. */
  asEventStream(): string {
    const { number: id, event, data } = this.told;
    return (this.lines ??= `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
