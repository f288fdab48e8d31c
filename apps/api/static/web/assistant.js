// Lets the answer come word by word. Without this file the form asks by itself, and the page is loaded again.
import { Connection, NotOpenedError, SILENCE_MS } from './assistant-connection.js';
import { add, answerOf, entryOf, messages, noteFailed, noteStopped, said } from './assistant-messages.js';
import { nameIfNew, showBegun } from './assistant-place.js';
import { accessToken, isThere, openConversation, OUT_OF_REACH, PATIENCE_MS } from './assistant-requests.js';

const RETRIES = 10;
/** How long, in milliseconds, to wait before connecting again: at least, and as many more at most, as luck has it. Many lose their connections together. */
const [LEAST_MS, SPREAD_MS] = [500, 1_500];
const [SESSION_OVER, GONE, TOKEN_EXPIRED] = [4401, 4404, 4408];
const STOP = { type: 'assistant.stop' };
const RESUMING = 'The connection is lost. Opening a new one…';
const BY_FORM = 'No live connection can be opened. Asking without one…';
const LOST = 'The connection is lost. Reload the page to see the answer.';
const DELETED = 'This conversation was deleted elsewhere.';

const chat = document.querySelector('.chat');
const problem = document.querySelector('#problem');
const form = document.querySelector('.ask');
const question = document.querySelector('#question');
const ask = form.querySelector('[type=submit]');
const stop = document.querySelector('#stop');
const stopping = document.querySelector('#stopping');

let conversationId = chat.dataset.conversation;
let lastMessageId = chat.dataset.lastMessage || '0';
let running = messages.querySelector('[data-running]');
/** A question that was sent and not heard of: until it is, it stays in its field. */
let asked = null;
/** The answer that is to stop, by its message, until it is over. */
let unwanted = null;
let connection = null;
/** The one that is being opened. */
let opening = null;
/** Whether one is being opened to ask, and whether it was tried often enough to get one back. */
let [isOpening, isLost] = [false, false];
let retries = 0;

class DeletedError extends Error {}

/** @throws NotOpenedError where pages are within reach and a WebSocket is not, which a proxy may not know; DeletedError */
function connect() {
  return (opening ??= open().finally(() => (opening = null)));
}

async function open() {
  const token = await accessToken(form.elements._csrf.value);
  if (!conversationId) showBegun((conversationId = await openConversation(token)));
  const address = new URL(`/ws/assistant?conversationId=${conversationId}&lastMessageId=${lastMessageId}&questions=true`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const made = new Connection(address, token, { open: welcome, hear, end: leave });
  await made.ready.catch(async (error) => {
    if (!(await isThere(conversationId, token))) throw new DeletedError();
    throw error;
  });
  [connection, isLost] = [made, false];
}

function welcome() {
  if (problem.textContent === RESUMING) tell('');
  // What was heard of an answer before a gap is told again from its beginning.
  if (running) said(running).textContent = '';
}

/** Sends what was not heard of, on the connection of now. */
function deliver() {
  if (asked) connection.send({ type: 'assistant.message', content: asked.content });
  if (unwanted) connection.send(STOP);
  show();
}

function hear({ event, data }) {
  if (event !== 'assistant.state') retries = 0;
  if (event === 'assistant.question') begin(data);
  if (event === 'assistant.chunk') said((running = answerOf(data.messageId))).textContent += data.text;
  if (event === 'assistant.state') rest(data.messageId);
  if (event === 'assistant.done') {
    if (data.stopped) noteStopped(data.messageId);
    settle(data.messageId);
  }
  if (event === 'assistant.error') refuse(data);
  show();
}

function refuse({ code, message, details, messageId }) {
  if (code === 'NOT_FOUND') return lose();
  tell(details?.[0] ? `Your question ${details[0].message}.` : message);
  if (messageId) noteFailed(messageId);
  settle(messageId);
}

/** Somebody asked: here, or on another page of the same user. */
function begin({ messageId, content, answerId }) {
  if (asked?.content === content) {
    asked = null;
    question.value = '';
  }
  if (!entryOf(messageId)) add('user', 'You', messageId, content);
  running = answerOf(answerId);
  nameIfNew(content);
}

/** Nothing is to be stopped but the answer that was. */
function rest(messageId) {
  if (messageId === null) running = null;
  if (unwanted !== String(messageId)) unwanted = null;
}

/** What was refused, and nothing of the conversation, stays in its field and may be asked again. */
function settle(messageId) {
  if (messageId) [lastMessageId, running, unwanted] = [String(messageId), null, null];
  else [asked, unwanted] = [null, null];
  show();
  question.focus();
}

function leave(code) {
  connection = null;
  if (code === SESSION_OVER) return location.reload();
  if (code === GONE) return lose();
  if (code === TOKEN_EXPIRED) return void renew();
  if (running || asked) void resume();
}

/** Nothing is lost, and nobody is told. A page that nobody looks at, and that waits for nothing, comes back when it is asked something. */
async function renew() {
  const isAwaited = () => running !== null || asked !== null;
  if (document.hidden && !isAwaited()) return;
  await randomPause();
  // Whoever asked something meanwhile has a connection, or opens one.
  if (connection || opening) return;
  try {
    await connect();
    deliver();
  } catch {
    if (isAwaited()) await resume();
  }
}

function randomPause() {
  return new Promise((resolve) => setTimeout(resolve, LEAST_MS + Math.random() * SPREAD_MS));
}

async function resume() {
  while (retries < RETRIES) {
    retries += 1;
    tell(RESUMING);
    await randomPause();
    try {
      await connect();
      return deliver();
    } catch (error) {
      if (error instanceof DeletedError) return lose();
    }
  }
  tell(asked ? OUT_OF_REACH : LOST);
  [asked, unwanted, retries, isLost] = [null, null, 0, true];
  show();
}

/** The conversation is gone. The form tells so of a question, keeps it, and begins another conversation with it. */
function lose() {
  if (asked) return form.submit();
  [running, unwanted] = [null, null];
  tell(DELETED);
  show();
}

function tell(text) {
  problem.textContent = text;
  problem.hidden = text === '';
}

function show() {
  const isBusy = running !== null || asked !== null;
  messages.setAttribute('aria-busy', String(isBusy));
  ask.disabled = isBusy || isOpening;
  question.readOnly = asked !== null;
  stop.hidden = running === null;
  const patience = asked || unwanted ? PATIENCE_MS : SILENCE_MS;
  connection?.limit(isBusy ? patience : null);
}

async function send() {
  const content = question.value.trim();
  if (content === '' || running || ask.disabled) return;
  tell('');
  isOpening = true;
  show();
  try {
    if (!connection) await connect();
    isOpening = false;
    asked = { content };
    deliver();
  } catch (error) {
    if (error instanceof DeletedError) return form.submit();
    if (error instanceof NotOpenedError) {
      tell(BY_FORM);
      return form.submit();
    }
    tell(error.message);
  }
  isOpening = false;
  show();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
question.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  void send();
});
// Where the connection is lost the form stops it, and shows what became of it; until then the next connection does.
stopping.addEventListener('submit', (event) => {
  if (isLost) return;
  event.preventDefault();
  unwanted = running?.dataset.message ?? null;
  connection?.send(STOP);
  show();
});

show();
if (running) connect().then(deliver, resume);
