// Which conversation the page shows.

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
  const [title] = content.split('\n', 1);
  heading.textContent = title;
  const entry = newest.cloneNode(true);
  newest.querySelector('a').removeAttribute('aria-current');
  Object.assign(entry.querySelector('a'), { href: location.href, textContent: title });
  newest.after(entry);
}
