// What the page asks for beside its connection. Whatever is not answered in time is as good as out of reach.

/** How long, in milliseconds, what is asked for at once may go unanswered. */
export const PATIENCE_MS = 15_000;
export const OUT_OF_REACH = 'The assistant cannot be reached at the moment. Try again later.';

const CONVERSATIONS = '/api/assistant/conversations';

export async function accessToken(formToken) {
  return (await body(await ask('/web/assistant/token', { method: 'POST', headers: { 'X-CSRF-Token': formToken } }))).accessToken;
}

export async function openConversation(token) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return String((await body(await ask(CONVERSATIONS, { method: 'POST', headers, body: '{}' }))).data.id);
}

export async function isThere(conversationId, token) {
  const { status } = await ask(`${CONVERSATIONS}/${conversationId}`, { headers: { Authorization: `Bearer ${token}` } });
  return status !== 404;
}

/** @returns the answer with its body as text */
async function ask(path, init) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE_MS);
  try {
    const response = await fetch(path, { ...init, signal: limit.signal });
    return { response, status: response.status, text: await response.text() };
  } catch {
    throw new Error(OUT_OF_REACH);
  } finally {
    clearTimeout(timer);
  }
}

async function body({ response, status, text }) {
  if (status === 401 || response.redirected) {
    location.reload();
    return new Promise(() => {});
  }
  const said = parsed(text);
  if (!response.ok || said === null) throw new Error(said?.error?.message ?? 'That did not work. Reload the page and try again.');
  return said;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
