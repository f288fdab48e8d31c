import { randomInt } from 'node:crypto';
import type { Actor } from '@halolight/application/kernel';
import type { LiveConnection, LiveEnding } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';
import { OpenStream } from './open-stream.js';

/** Between how many milliseconds a client waits before it connects again, each another time: those that end together are not to come back together. */
const [LEAST_RETRY_MS, MOST_RETRY_MS] = [1_000, 5_000];

/** A front end on a stream of server-sent events, which is told at once from where on: who hears nothing before a gap resumes there as well. */
export class EventStream extends OpenStream implements LiveConnection {
  readonly tokenExpiresAt: number;

  constructor(actor: Actor, tokenExpiresAt: Date, position: number) {
    // Without data it is no event to anybody, but sets the last event ID all the same: HTML standard, section 9.2.6.
    super(actor, `retry: ${randomInt(LEAST_RETRY_MS, MOST_RETRY_MS + 1)}\nid: ${position}\n\n`);
    this.tokenExpiresAt = tokenExpiresAt.getTime();
  }

  send(frame: LiveFrame): boolean {
    return this.sendText(frame.asEventStream());
  }

  end(why: LiveEnding): void {
    if (why === 'too-slow') return void this.destroy();
    this.finish();
  }
}
