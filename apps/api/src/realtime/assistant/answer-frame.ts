import type { FieldFault } from '@halolight/domain/kernel';

export interface AnswerFailure {
  readonly code: string;
  readonly message: string;
  readonly details?: readonly FieldFault[];
  /** Of the answer that failed; absent where what the client said was refused. */
  readonly messageId?: number;
}

export interface AnswerEnd {
  readonly messageId: number;
  /** Whether it was stopped; told to who hears questions. */
  readonly stopped?: true;
}

/** What is so once everything before was heard. */
export interface AnswerState {
  /** Of the running answer; null: none runs. */
  readonly messageId: number | null;
}

/** What a front end hears of the assistant, over WebSocket as over server-sent events. */
export type AnswerFrame =
  | { readonly event: 'assistant.question'; readonly data: { readonly messageId: number; readonly content: string; readonly answerId: number } }
  | { readonly event: 'assistant.state'; readonly data: AnswerState }
  | { readonly event: 'assistant.chunk'; readonly data: { readonly text: string; readonly messageId: number } }
  | { readonly event: 'assistant.done'; readonly data: AnswerEnd }
  | { readonly event: 'assistant.error'; readonly data: AnswerFailure };
