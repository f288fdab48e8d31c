export type AssistantRole = 'user' | 'assistant';

/** An answer is RUNNING, then COMPLETE, STOPPED by its asker or by its length, or FAILED; a question is COMPLETE. */
export type AssistantMessageStatus = 'RUNNING' | 'COMPLETE' | 'STOPPED' | 'FAILED';

export type AnswerEnding = Exclude<AssistantMessageStatus, 'RUNNING'>;

/** What was asked or answered; the last one of a prompt is the question. */
export interface PromptMessage {
  readonly role: AssistantRole;
  readonly content: string;
}
