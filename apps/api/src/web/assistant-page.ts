import { setTimeout as pause } from 'node:timers/promises';
import type { AskAssistant, AssistantDirectory, AssistantMessageView, OpenAssistantConversation } from '@halolight/application/assistant';
import type { Access, IssueAccessToken } from '@halolight/application/identity';
import { questionOf } from '@halolight/domain/assistant';
import { DomainError, NotFoundError, type ErrorKind } from '@halolight/domain/kernel';
import type { Request, Response } from 'express';
import { passwordChangeRequired, unauthorized } from '../http/edge-errors.js';
import { sendJson } from '../http/send-json.js';
import { formText } from './form-text.js';
import { pageId } from './page-id.js';
import type { PageRoute } from './page-routes.js';
import type { Pages } from './pages.js';
import { SIGN_IN_PATH } from './sign-in-page.js';

const PATH = '/web/assistant';
const CONVERSATIONS = 8;
/** The last so many; the rest is in the export. */
const MESSAGES = 50;
/** How long a form waits for its answer, and how often it looks, in milliseconds. */
const [PATIENCE_MS, LOOK_MS] = [10_000, 250];
/** Failures of a question that its form tells. */
const TOLD_BY_FORM: Readonly<Partial<Record<ErrorKind, number>>> = { invalid: 400, conflict: 409, 'rate-limited': 429 };

/**
 * Talking with the assistant. With a script the answer comes word by word over `/ws/assistant`, for which the page fetches an access token; without
 * one, the form waits for the answer, and the page is loaded again where that takes long.
 */
export class AssistantPage {
  readonly routes: readonly PageRoute[] = [
    { path: PATH, get: (...pair) => this.form(...pair), post: (...pair) => this.ask(...pair) },
    { path: `${PATH}/token`, post: (...pair) => this.token(...pair) },
  ];

  constructor(
    private readonly pages: Pages,
    private readonly directory: AssistantDirectory,
    private readonly openConversation: OpenAssistantConversation,
    private readonly askAssistant: AskAssistant,
    private readonly issueAccessToken: IssueAccessToken,
  ) {}

  private async form(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!visitor) return sendToSignIn(response, 302, request.originalUrl);
    await this.show(request, response, visitor, conversationIn(request.query['conversation']));
  }

  private async ask(request: Request, response: Response): Promise<void> {
    const visitor = visitorOf(request);
    if (!visitor) return sendToSignIn(response, 303, PATH);
    const [content, wanted] = [formText(request, 'content'), conversationIn(formText(request, 'conversation') || undefined)];
    try {
      // Before a conversation is opened: one without a question is worth nothing.
      questionOf(content);
      const conversationId = wanted ?? (await this.openConversation.execute(visitor, null));
      await this.askAssistant.execute({ actor: visitor, conversationId, content });
      await this.untilAnswered(conversationId);
      response.redirect(303, `${PATH}?conversation=${conversationId}#end`);
    } catch (error) {
      const status = error instanceof DomainError ? TOLD_BY_FORM[error.kind] : undefined;
      if (!(error instanceof DomainError) || status === undefined) throw error;
      const problem = error.faults[0] ? `Your question ${error.faults[0].message}.` : error.message;
      await this.show(request, response, visitor, wanted, { status, problem, content });
    }
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

  private async show(request: Request, response: Response, visitor: Access, conversationId: number | undefined, failed?: { status: number; problem: string; content: string }): Promise<void> {
    const current = conversationId === undefined ? null : await this.directory.byId(visitor.userId, conversationId);
    if (conversationId !== undefined && !current) throw new NotFoundError('Conversation');
    const recent = await this.directory.page(visitor.userId, { page: 1, pageSize: CONVERSATIONS, count: 'none' });
    const messages = current ? (await this.directory.messages(current.id, { page: 1, pageSize: MESSAGES, count: 'none', sort: '-id' })).items.toReversed() : [];
    const content = {
      conversationId: current?.id ?? '',
      heading: current?.title ?? 'Ask the assistant',
      conversations: recent.items.map(({ id, title }) => ({ id, title: title ?? 'Untitled', isCurrent: id === current?.id })),
      messages: messages.map(shown),
      isRunning: messages.some(({ status }) => status === 'RUNNING'),
      lastMessageId: messages.findLast(({ status }) => status !== 'RUNNING')?.id ?? '',
      problem: failed?.problem ?? '',
      draft: failed?.content ?? '',
    };
    await this.pages.show(request, response, 'assistant.njk', content, failed?.status);
  }
}

function shown({ role, content, status }: AssistantMessageView) {
  return { role, who: role === 'user' ? 'You' : 'Assistant', content, isRunning: status === 'RUNNING' };
}

/** @throws HttpError 403 for who has to change their password first */
function visitorOf({ visitor }: Request): Access | undefined {
  if (visitor?.mustChangePassword) throw passwordChangeRequired();
  return visitor;
}

function sendToSignIn(response: Response, status: 302 | 303, next: string): void {
  response.redirect(status, `${SIGN_IN_PATH}?next=${encodeURIComponent(next)}`);
}

/** @throws NotFoundError for what is no id */
function conversationIn(text: unknown): number | undefined {
  return text === undefined ? undefined : pageId(text, 'Conversation');
}
