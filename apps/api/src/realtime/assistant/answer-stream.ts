import type { Actor } from '@halolight/application/kernel';
import { OpenStream } from '../open-stream.js';
import type { AnswerFrame } from './answer-frame.js';
import type { AnswerListener, ListenerEnding } from './answer-listener.js';

/** One answer as a stream of server-sent events, which ends with it. */
export class AnswerStream extends OpenStream implements AnswerListener {
  readonly hearsQuestions = false;
  private isOver = false;

  constructor(actor: Actor) {
    super(actor, ':\n\n');
  }

  send({ event, data }: AnswerFrame): boolean {
    if (this.isOver) return true;
    const hasRoom = this.sendText(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (event !== 'assistant.chunk') this.finish();
    return hasRoom;
  }

  end(why: ListenerEnding): void {
    if (why === 'too-slow') return void this.destroy();
    if (!this.isOver) this.finish();
  }

  protected override finish(): void {
    this.isOver = true;
    super.finish();
  }
}
