// Lets the answer come word by word. Without this file the form asks by itself, and the page is loaded again.
import { add, answerOf, entryOf, messages, note, said } from './assistant-messages.js';

const RETRIES = 10;
const RETRY_MS = 1_000;
/** How long, in milliseconds, a question may go unheard on a connection that seems to be one. */
const UNHEARD_MS = 15_000;
const SESSION_OVER = 4401;
const OUT_OF_REACH = 'The assistant cannot be reached at the moment. Try again later.';

const chat = document.querySelector('.chat');
const problem = document.querySelector('#problem');
const form = document.querySelector('.ask');
const question = document.querySelector('#question');
const ask = form.querySelector('[type=submit]');
const stop = document.querySelector('#stop');
const stopping = document.querySelector('#stopping');
const heading = document.querySelector('#heading');
const newest = document.querySelector('.earlier li');

let conversationId = chat.dataset.conversation;
let lastMessageId = chat.dataset.lastMessage || '0';
let running = messages.querySelector('[data-running]');
/** A question that was sent and not heard of: until it is, it stays in its field. */
let asked = null;
let socket = null;
let retries = 0;

/** The pages are within reach, and a WebSocket is not: a proxy between here and there may know none. */
class NoSocketError extends Error {}

async function json(path, headers, init = {}) {
  const response = await fetch(path, { method: 'POST', ...init, headers }).catch(() => {
    throw new Error(OUT_OF_REACH);
  });
  if (response.status === 401 || response.redirected) return location.reload();
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Error(body?.error?.message ?? 'That did not work. Reload the page and try again.');
  return body;
}

async function accessToken() {
  return (await json('/web/assistant/token', { 'X-CSRF-Token': form.elements._csrf.value })).accessToken;
}

async function openConversation(token) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const { data } = await json('/api/assistant/conversations', headers, { body: '{}' });
  conversationId = String(data.id);
  for (const { elements } of [form, stopping]) elements.conversation.value = conversationId;
  history.replaceState(null, '', `/web/assistant?conversation=${conversationId}`);
}

/** What was new has a name now, and stands in the list: the first line of its first question. */
function nameConversation(content) {
  const [title] = content.split('\n', 1);
  heading.textContent = title;
  const entry = newest.cloneNode(true);
  newest.querySelector('a').removeAttribute('aria-current');
  Object.assign(entry.querySelector('a'), { href: location.href, textContent: title });
  newest.after(entry);
}

/** Until everything before is told, and so whether an answer runs. */
async function connect() {
  const token = await accessToken();
  if (!conversationId) await openConversation(token);
  const address = new URL(`/ws/assistant?conversationId=${conversationId}&lastMessageId=${lastMessageId}&questions=true`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  socket = new WebSocket(address, ['bearer', token]);
  // What was heard of an answer before a gap is told again from its beginning.
  socket.addEventListener('open', () => {
    if (running) said(running).textContent = '';
  });
  socket.addEventListener('close', ({ code }) => leave(code));
  await new Promise((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(data);
      hear(frame);
      if (frame.event === 'assistant.state') resolve();
    });
    socket.addEventListener('close', () => reject(new NoSocketError(OUT_OF_REACH)));
  });
}

/** Sends the question that was not heard of, on the connection of now. */
function deliver() {
  if (!asked) return;
  const [unheard, carrier] = [asked, socket];
  carrier.send(JSON.stringify({ type: 'assistant.message', content: unheard.content }));
  setTimeout(() => {
    if (asked === unheard) carrier.close();
  }, UNHEARD_MS);
}

function hear({ event, data }) {
  if (event !== 'assistant.state') retries = 0;
  if (event === 'assistant.question') begin(data);
  if (event === 'assistant.chunk') said((running = answerOf(data.messageId))).textContent += data.text;
  if (event === 'assistant.state' && data.messageId === null) running = null;
  if (event === 'assistant.done') settle(data.messageId);
  if (event === 'assistant.error') {
    tell(data.details?.[0] ? `Your question ${data.details[0].message}.` : data.message);
    if (data.messageId) note(answerOf(data.messageId), 'This answer broke off.');
    settle(data.messageId);
  }
  show();
}

/** Somebody asked: here, or on another page of the same user. */
function begin({ messageId, content, answerId }) {
  if (asked?.content === content) {
    asked = null;
    question.value = '';
  }
  if (!entryOf(messageId)) add('user', 'You', messageId, content);
  running = answerOf(answerId);
  if (newest.querySelector('[aria-current]')) nameConversation(content);
}

/** What was refused, and nothing of the conversation, stays in its field and may be asked again. */
function settle(messageId) {
  if (messageId) [lastMessageId, running] = [String(messageId), null];
  else asked = null;
  show();
  question.focus();
}

async function leave(code) {
  socket = null;
  if (code === SESSION_OVER) return location.reload();
  if (!running && !asked) return;
  retries += 1;
  if (retries > RETRIES) {
    tell(asked ? OUT_OF_REACH : 'The connection is lost. Reload the page to see the answer.');
    asked = null;
    return show();
  }
  await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  // A socket that could not be opened is closed, and so comes here by itself.
  await connect().then(deliver, (error) => (error instanceof NoSocketError ? undefined : leave()));
}

function tell(text) {
  problem.textContent = text;
  problem.hidden = text === '';
}

function show() {
  const isBusy = running !== null || asked !== null;
  messages.setAttribute('aria-busy', String(isBusy));
  ask.disabled = isBusy;
  question.readOnly = asked !== null;
  stop.hidden = running === null;
}

async function send() {
  const content = question.value.trim();
  if (content === '' || running || ask.disabled) return;
  tell('');
  ask.disabled = true;
  try {
    if (!socket) await connect();
    asked = { content };
    deliver();
  } catch (error) {
    if (error instanceof NoSocketError) return form.submit();
    tell(error.message);
  }
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
// Without a connection the form stops it, and shows what became of it.
stopping.addEventListener('submit', (event) => {
  if (socket?.readyState !== WebSocket.OPEN) return;
  event.preventDefault();
  socket.send(JSON.stringify({ type: 'assistant.stop' }));
});

show();
if (running) connect().catch((error) => error instanceof NoSocketError || tell(error.message));
