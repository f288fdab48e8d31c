import type { AskAssistant, StopAnswer } from '@halolight/application/assistant';
import type { AccessDirectory } from '@halolight/application/identity';
import type { Actor, Logger } from '@halolight/application/kernel';
import type { RawData, WebSocket } from 'ws';
import type { Authentication } from '../../http/authenticate.js';
import { httpErrorOf, type OutageDetector } from '../../http/error-response.js';
import { HEARTBEAT_MS } from '../live-connection.js';
import { OpenSocket } from '../open-socket.js';
import type { AnswerFrame } from './answer-frame.js';
import type { AnswerListener } from './answer-listener.js';
import { clientFrameOf } from './client-frame.js';

/** Frames of one client that may wait while one is served; who sends more at once is cut off. */
const MOST_WAITING = 32;
const HEARTBEAT = Buffer.from(JSON.stringify({ event: 'assistant.heartbeat', data: {} }));

export interface ConnectionParts {
  readonly askAssistant: Pick<AskAssistant, 'execute'>;
  readonly stopAnswer: Pick<StopAnswer, 'execute'>;
  readonly access: Pick<AccessDirectory, 'find'>;
  readonly asUnavailable: OutageDetector;
  readonly logger: Logger;
}

/** A front end that talks with the assistant in one conversation. */
export class AssistantConnection extends OpenSocket implements AnswerListener {
  private served = Promise.resolve();
  private waiting = 0;

  constructor(
    socket: WebSocket,
    caller: Pick<Authentication, 'actor' | 'expiresAt'>,
    private readonly conversationId: number,
    private readonly parts: ConnectionParts,
    readonly hearsQuestions: boolean,
  ) {
    super(socket, caller);
    socket.on('message', (data: RawData) => this.enqueue(data));
    if (hearsQuestions) this.showLife();
  }

  send(frame: AnswerFrame): boolean {
    return this.sendText(Buffer.from(JSON.stringify(frame)));
  }

  /** A script is shown no pings, and could not tell an answer that takes its time from a connection that is dead. */
  private showLife(): void {
    const heartbeat = setInterval(() => this.sendText(HEARTBEAT), HEARTBEAT_MS).unref();
    this.socket.once('close', () => clearInterval(heartbeat));
  }

  /** One after the other: to stop what was asked before is to stop it, however fast both are said. */
  private enqueue(data: RawData): void {
    this.waiting += 1;
    if (this.waiting > MOST_WAITING) return this.end('flooding');
    this.served = this.served.then(() => this.serve(Buffer.isBuffer(data) ? data.toString() : '')).finally(() => (this.waiting -= 1));
  }

  private async serve(text: string): Promise<void> {
    try {
      await this.obey(text);
    } catch (error) {
      const { asUnavailable, logger } = this.parts;
      const failure = httpErrorOf(error, asUnavailable);
      if (failure.status >= 500) logger.error('request failed', { route: '/ws/assistant', userId: this.userId, error });
      const { code, message, details } = failure;
      this.tell({ event: 'assistant.error', data: { code, message, ...(details.length > 0 ? { details } : {}) } });
    }
  }

  private async obey(text: string): Promise<void> {
    if (this.tokenExpiresAt <= Date.now()) return this.end('expired');
    const frame = clientFrameOf(text);
    // The rights of now: those of when the connection was made may have changed.
    const actor = await this.parts.access.find(this.sessionId);
    if (!actor) return this.end('revoked');
    if (frame.type === 'assistant.stop') await this.stop(actor);
    else await this.parts.askAssistant.execute({ actor, conversationId: this.conversationId, content: frame.content });
  }

  private async stop(actor: Actor): Promise<void> {
    const messageId = await this.parts.stopAnswer.execute(actor, this.conversationId);
    // Of one that was stopped its end is told; where there was none, nothing else would be.
    if (messageId === null && this.hearsQuestions) this.tell({ event: 'assistant.state', data: { messageId } });
  }

  private tell(frame: AnswerFrame): void {
    if (!this.send(frame)) this.end('too-slow');
  }
}
