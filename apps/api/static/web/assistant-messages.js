// What was said in the conversation, as the page shows it.

export const messages = document.querySelector('#messages');
const template = document.querySelector('#message');
/** What is noted of an answer, in the words of the page. */
const { stopped, failed } = template.dataset;

export function entryOf(messageId) {
  return messages.querySelector(`[data-message="${messageId}"]`);
}

export function answerOf(messageId) {
  return entryOf(messageId) ?? add('assistant', 'Assistant', messageId);
}

export function add(role, who, messageId, text = '') {
  const entry = template.content.firstElementChild.cloneNode(true);
  entry.classList.add(role);
  entry.dataset.message = messageId;
  entry.querySelector('.speaker').textContent = who;
  said(entry).textContent = text;
  messages.append(entry);
  entry.scrollIntoView({ block: 'nearest' });
  return entry;
}

export function said(entry) {
  return entry.querySelector('.said');
}

export function noteStopped(messageId) {
  note(answerOf(messageId), stopped);
}

export function noteFailed(messageId) {
  note(answerOf(messageId), failed);
}

function note(entry, text) {
  Object.assign(entry.querySelector('.note'), { textContent: text, hidden: false });
}
