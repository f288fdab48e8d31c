import { AssistantProvider, type AssistantPrompt } from '../ports/assistant-provider.js';

/** Says what it is told to, and remembers what it was asked; for tests of who listens to it. */
export class ScriptedProvider extends AssistantProvider {
  readonly prompts: AssistantPrompt[] = [];

  constructor(private readonly script: (signal: AbortSignal) => AsyncIterable<string>) {
    super();
  }

  override answer(prompt: AssistantPrompt, signal: AbortSignal): AsyncIterable<string> {
    this.prompts.push(prompt);
    return this.script(signal);
  }
}
