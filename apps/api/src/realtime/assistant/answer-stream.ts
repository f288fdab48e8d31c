import type { AnswerPosition } from '@halolight/application/assistant';
import type { Actor } from '@halolight/application/kernel';
import { OpenStream } from '../open-stream.js';
import type { AnswerFrame } from './answer-frame.js';
import type { AnswerListener, ListenerEnding } from './answer-listener.js';

/** One answer as a stream of server-sent events, which ends with it. The id of each is the position behind it. */
export class AnswerStream extends OpenStream implements AnswerListener {
  readonly hearsQuestions = false;
  /** Never, as that of any request that is answered: it ends with its one answer. */
  readonly tokenExpiresAt = Infinity;
  private isOver = false;

  /** @param position where it begins */
  constructor(
    actor: Actor,
    private position: AnswerPosition,
  ) {
    super(actor, ':\n\n');
  }

  send(frame: AnswerFrame): boolean {
    if (this.isOver) return true;
    this.position = positionBehind(frame, this.position);
    const { answerId, offset } = this.position;
    const hasRoom = this.sendText(`id: ${answerId}:${offset}\nevent: ${frame.event}\ndata: ${JSON.stringify(frame.data)}\n\n`);
    if (frame.event !== 'assistant.chunk') this.finish();
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

function positionBehind({ event, data }: AnswerFrame, position: AnswerPosition): AnswerPosition {
  const answerId = data.messageId ?? position.answerId;
  if (event !== 'assistant.chunk') return { ...position, answerId: answerId + 1, offset: 0 };
  return { ...position, answerId, offset: (answerId === position.answerId ? position.offset : 0) + data.text.length };
}
