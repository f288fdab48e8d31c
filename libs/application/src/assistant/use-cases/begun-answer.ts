import type { Actor } from '../../kernel/index.js';

/** An answer that was begun and is to be written. */
export interface BegunAnswer {
  readonly answerId: number;
  readonly conversationId: number;
  readonly asker: Actor;
}
