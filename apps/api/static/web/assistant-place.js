// Which conversation the page shows.

const LONGEST_TITLE = 100;

const forms = document.querySelectorAll('form:has([name=conversation])');
const heading = document.querySelector('#heading');
const exported = document.querySelector('#export');
const newest = document.querySelector('.earlier li');

/** It exists now: forms are about it, and it can be exported. */
export function showBegun(conversationId) {
  for (const { elements } of forms) elements.conversation.value = conversationId;
  exported.querySelector('a').href = `/web/assistant/${conversationId}/export`;
  exported.hidden = false;
  history.replaceState(null, '', `/web/assistant?conversation=${conversationId}`);
}

/** What was new has a name now, and stands in the list: the first line of its first question. */
export function nameIfNew(content) {
  if (!newest.querySelector('[aria-current]')) return;
  const title = titleOf(content);
  heading.textContent = title;
  const entry = newest.cloneNode(true);
  newest.querySelector('a').removeAttribute('aria-current');
  Object.assign(entry.querySelector('a'), { href: location.href, textContent: title });
  newest.after(entry);
}

/** As the server cuts it, so that it is called the same when the page is loaded again. */
function titleOf(question) {
  const [line] = question.split(/[\r\n]/, 1);
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE - 1);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2));
  return `${words.trimEnd().toWellFormed().replace(/\uFFFD$/, '')}…`;
}
