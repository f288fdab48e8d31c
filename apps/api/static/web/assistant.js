// Lets the answer come word by word. Without this file the form asks by itself, and the page is loaded again.

const RETRIES = 10;
const RETRY_MS = 1_000;
const SESSION_OVER = 4401;
const OUT_OF_REACH = 'The assistant cannot be reached at the moment. Try again later.';

const chat = document.querySelector('.chat');
const messages = document.querySelector('#messages');
const problem = document.querySelector('#problem');
const form = document.querySelector('.ask');
const question = document.querySelector('#question');
const ask = form.querySelector('[type=submit]');
const stop = document.querySelector('#stop');
const heading = document.querySelector('#heading');
const newest = document.querySelector('.earlier li');

let conversationId = chat.dataset.conversation;
let lastMessageId = chat.dataset.lastMessage || '0';
let running = messages.querySelector('[data-running]');
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
  form.elements.conversation.value = conversationId;
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

async function connect() {
  const token = await accessToken();
  if (!conversationId) await openConversation(token);
  const address = new URL(`/ws/assistant?conversationId=${conversationId}&lastMessageId=${lastMessageId}`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  socket = new WebSocket(address, ['bearer', token]);
  socket.addEventListener('message', ({ data }) => hear(JSON.parse(data)));
  socket.addEventListener('close', ({ code }) => leave(code));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new NoSocketError(OUT_OF_REACH)));
  });
  // What was heard before a gap is told again from its beginning.
  if (running) said(running).textContent = '';
}

function hear({ event, data }) {
  retries = 0;
  if (event === 'assistant.chunk') {
    said((running ??= add('assistant', 'Assistant'))).textContent += data.text;
    if (asked && newest.querySelector('[aria-current]')) nameConversation(said(asked).textContent);
  }
  if (event === 'assistant.done') settle(data.messageId);
  if (event === 'assistant.error') {
    tell(data.details?.[0] ? `Your question ${data.details[0].message}.` : data.message);
    if (!data.messageId) takeBack();
    settle(data.messageId);
  }
}

/** A question that was refused is not part of the conversation: it may be asked again. */
function takeBack() {
  if (!asked) return;
  question.value ||= said(asked).textContent;
  asked.remove();
  running?.remove();
}

function settle(messageId) {
  if (messageId) lastMessageId = String(messageId);
  running = null;
  asked = null;
  show();
  question.focus();
}

async function leave(code) {
  socket = null;
  if (code === SESSION_OVER) return location.reload();
  if (!running) return;
  retries += 1;
  if (retries > RETRIES) return tell('The connection is lost. Reload the page to see the answer.');
  await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  // A socket that could not be opened is closed, and so comes here by itself.
  await connect().catch((error) => (error instanceof NoSocketError ? undefined : leave()));
}

function add(role, who, text = '') {
  const entry = document.querySelector('#message').content.firstElementChild.cloneNode(true);
  entry.classList.add(role);
  entry.querySelector('.speaker').textContent = who;
  said(entry).textContent = text;
  messages.append(entry);
  entry.scrollIntoView({ block: 'nearest' });
  return entry;
}

function said(entry) {
  return entry.querySelector('.said');
}

function tell(text) {
  problem.textContent = text;
  problem.hidden = text === '';
}

function show() {
  messages.setAttribute('aria-busy', String(running !== null));
  ask.disabled = running !== null;
  stop.hidden = running === null;
}

async function send() {
  const content = question.value.trim();
  if (content === '' || running) return;
  tell('');
  ask.disabled = true;
  try {
    if (!socket) await connect();
    socket.send(JSON.stringify({ type: 'assistant.message', content }));
    asked = add('user', 'You', content);
    running = add('assistant', 'Assistant');
    question.value = '';
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
stop.addEventListener('click', () => socket?.send(JSON.stringify({ type: 'assistant.stop' })));

show();
if (running) connect().catch((error) => tell(error.message));
