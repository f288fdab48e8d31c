import { setTimeout as pause } from 'node:timers/promises';
import type { AskAssistant, AssistantDirectory, OpenAssistantConversation, StopAnswer } from '@halolight/application/assistant';
import type { Access, IssueAccessToken } from '@halolight/application/identity';
import { questionOf } from '@halolight/domain/assistant';
import { DomainError, NotFoundError, type ErrorKind } from '@halolight/domain/kernel';
import type { Request, Response } from 'express';
import { exportedConversation, MARKDOWN, NDJSON } from '../http/assistant/assistant-export.js';
import { passwordChangeRequired, unauthorized } from '../http/edge-errors.js';
import { sendJson } from '../http/send-json.js';
import { sendStream } from '../http/send-stream.js';
import { assistantPlace, ASSISTANT_PATH, type AssistantPlace } from './assistant-place.js';
import { assistantView } from './assistant-view.js';
import { formText } from './form-text.js';
import { pageId } from './page-id.js';
import type { PageRoute } from './page-routes.js';
import type { Pages } from './pages.js';
import { SIGN_IN_PATH } from './sign-in-page.js';

/** How long a form waits for its answer, and how often it looks, in milliseconds. */
const [PATIENCE_MS, LOOK_MS] = [5_000, 250];
const CONVERSATION_GONE = 'This conversation is not there any more; it was deleted elsewhere. Ask again to begin a new one.';
/** Failures of a question that its form tells. */
const TOLD_BY_FORM: Readonly<Partial<Record<ErrorKind, number>>> = { invalid: 400, conflict: 409, 'rate-limited': 429 };

/**
 * Talking with the assistant. With a script the answer comes word by word over `/ws/assistant`, for which the page fetches an access token; without
 * one, the form waits for the answer, and the page is loaded again where that takes long.
 */
export class AssistantPage {
  readonly routes: readonly PageRoute[] = [
    { path: ASSISTANT_PATH, get: (...pair) => this.form(...pair), post: (...pair) => this.ask(...pair), isForVisitors: true },
    { path: `${ASSISTANT_PATH}/stop`, post: (...pair) => this.stop(...pair), isForVisitors: true },
    { path: `${ASSISTANT_PATH}/token`, post: (...pair) => this.token(...pair), isForVisitors: true },
    { path: `${ASSISTANT_PATH}/:id/export`, get: (...pair) => this.export(...pair) },
  ];

  constructor(
    private readonly pages: Pages,
    private readonly directory: AssistantDirectory,
    private readonly openConversation: OpenAssistantConversation,
    private readonly askAssistant: AskAssistant,
    private readonly stopAnswer: StopAnswer,
    private readonly issueAccessToken: IssueAccessToken,
  ) {}

  private async form(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!visitor) return sendToSignIn(response, 302, request.originalUrl);
    await this.show(request, response, visitor, assistantPlace(request));
  }

  private async ask(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!visitor) return sendToSignIn(response, 303, addressOf(formText(request, 'conversation')));
    const content = formText(request, 'content');
    let wanted: number | undefined;
    try {
      wanted = await this.conversationIn(request, visitor);
      // Before a conversation is opened: one without a question is worth nothing.
      questionOf(content);
      const conversationId = wanted ?? (await this.openConversation.execute(visitor, null));
      await this.askAssistant.execute({ actor: visitor, conversationId, content });
      await this.untilAnswered(conversationId);
      sendBack(response, conversationId);
    } catch (error) {
      // Asked again, it begins a conversation of its own.
      if (error instanceof NotFoundError) return this.show(request, response, visitor, {}, { status: 404, problem: CONVERSATION_GONE, content });
      const status = error instanceof DomainError ? TOLD_BY_FORM[error.kind] : undefined;
      if (!(error instanceof DomainError) || status === undefined) throw error;
      const problem = error.faults[0] ? `Your question ${error.faults[0].message}.` : error.message;
      await this.show(request, response, visitor, { conversationId: wanted }, { status, problem, content });
    }
  }

  /** Of a form; a new conversation has none. @throws NotFoundError */
  private async conversationIn(request: Request, { userId }: Access): Promise<number | undefined> {
    const text = formText(request, 'conversation');
    if (text === '') return undefined;
    const id = pageId(text, 'Conversation');
    if (!(await this.directory.byId(userId, id))) throw new NotFoundError('Conversation');
    return id;
  }

  private async stop(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!visitor) return sendToSignIn(response, 303, addressOf(formText(request, 'conversation')));
    const conversationId = pageId(formText(request, 'conversation'), 'Conversation');
    if ((await this.stopAnswer.execute(visitor, conversationId)) !== null) await this.untilAnswered(conversationId);
    sendBack(response, conversationId);
  }

  /** Markdown to be read, unless NDJSON is asked for. */
  private async export(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!visitor) return sendToSignIn(response, 302, request.originalUrl);
    const conversation = await this.directory.byId(visitor.userId, pageId(request.params['id'], 'Conversation'));
    if (!conversation) throw new NotFoundError('Conversation');
    const type = request.accepts([MARKDOWN, NDJSON]) === NDJSON ? NDJSON : MARKDOWN;
    await sendStream(response, 200, exportedConversation(response, conversation, this.directory, type));
  }

  /** Nobody is told without a script, so the answer is looked for; one that takes longer is shown as far as it is. */
  private async untilAnswered(conversationId: number): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      const { items } = await this.directory.messages(conversationId, { page: 1, pageSize: 1, count: 'none', sort: '-id' });
      if (items[0]?.status !== 'RUNNING') return;
      await pause(LOOK_MS);
    }
  }

  /** Behind the guard of forms, as every POST here; no page of another site can read the answer. */
  private async token(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!visitor) throw unauthorized(false);
    const { token, expiresIn } = await this.issueAccessToken.execute(visitor);
    sendJson(response, 200, { accessToken: token, expiresIn });
  }

  private async show(request: Request, response: Response, visitor: Access, place: AssistantPlace, failed?: { status: number; problem: string; content: string }): Promise<void> {
    const view = await assistantView(this.directory, visitor.userId, place);
    await this.pages.show(request, response, 'assistant.njk', { ...view, problem: failed?.problem ?? '', draft: failed?.content ?? '' }, failed?.status);
  }
}

/** @throws HttpError 403 for who has to change their password first */
function visitorOf({ visitor }: Request): Access | undefined {
  if (visitor?.mustChangePassword) throw passwordChangeRequired();
  return visitor;
}

function sendToSignIn(response: Response, status: 302 | 303, next: string): void {
  response.redirect(status, `${SIGN_IN_PATH}?next=${encodeURIComponent(next)}`);
}

/** Of a conversation, as a form names it: a new one has no name. */
function addressOf(conversation: string): string {
  return conversation === '' ? ASSISTANT_PATH : `${ASSISTANT_PATH}?conversation=${encodeURIComponent(conversation)}`;
}

function sendBack(response: Response, conversationId: number): void {
  response.redirect(303, `${addressOf(String(conversationId))}#end`);
}
