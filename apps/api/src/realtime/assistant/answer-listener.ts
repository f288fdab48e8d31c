import type { LiveEnding } from '../live-connection.js';
import type { OpenedWithToken } from '../token-expiry.js';
import type { AnswerFrame } from './answer-frame.js';

/** Why we end a connection: for what ends any, or because the conversation is deleted. */
export type ListenerEnding = LiveEnding | 'gone';

/** One front end that listens to the assistant. */
export interface AnswerListener extends OpenedWithToken {
  readonly transport: 'websocket' | 'sse';
  readonly userId: number;
  readonly sessionId: number;
  /** Whether it is told what was asked, and at its beginning whether an answer runs. */
  readonly hearsQuestions: boolean;

  /** @returns false when too much waits to be read by now */
  send(frame: AnswerFrame): boolean;

  /** Calls `effect` once, when little waits to be read again; only after `send` returned false. */
  onceRead(effect: () => void): void;

  end(why: ListenerEnding): void;
}
