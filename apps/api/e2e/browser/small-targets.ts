import type { Page } from 'playwright-core';

/** In CSS pixels, WCAG 2.5.5; more than the 24 that 2.5.8 demands. */
const LEAST = 44;
const TARGETS = 'a[href], button, input:not([type=hidden]), textarea, select, summary, [role=button], [tabindex="0"]';

const FIND = `
  const isInSentence = (target) => target.matches('p a') && target.parentElement.textContent.trim() !== target.textContent.trim();
  [...document.querySelectorAll('${TARGETS}')]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !isInSentence(target))
    .map((target) => [target.getBoundingClientRect().height, target.outerHTML])
    .filter(([height]) => height < ${LEAST})
    .map(([height, html]) => height + ' pixels: ' + html);
`;

/** What a thumb can press on a page and might miss. Links within a sentence are as high as its lines, which is allowed. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(FIND);
}
