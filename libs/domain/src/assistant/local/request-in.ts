import { calculate } from './calculate.js';
import { topicsIn, type HelpTopic } from './help-topics.js';

/** What a question asks the built-in assistant for. */
export type LocalRequest =
  | { readonly kind: 'sum'; readonly expression: string; readonly value: number }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'help'; readonly topics: readonly HelpTopic[] }
  | { readonly kind: 'unknown' };

const SUM = /^(?:please\s+)?(?:what(?:'s|\s+is)|how\s+much\s+is|calculate|compute)?/i;
const SEARCH = /^(?:please\s+)?(?:find|search(?:\s+for)?|look\s+for)\s+(?:(?:my|all|the)\s+)?(?:documents?\s+(?:about|on|with|for|called)\s+)?/i;
/** Longer than any sum that is worth reading. */
const LONGEST_SUM = 500;
const LONGEST_SEARCH = 200;

export function requestIn(question: string): LocalRequest {
  return sumIn(question) ?? searchIn(question) ?? helpIn(question) ?? { kind: 'unknown' };
}

function sumIn(question: string): LocalRequest | null {
  if (question.length > LONGEST_SUM) return null;
  const expression = askedAfter(SUM, '=?.!', question) ?? '';
  // A number alone asks nothing.
  const value = /^[\d.\s]*$/.test(expression) ? null : calculate(expression);
  return value === null ? null : { kind: 'sum', expression, value };
}

function searchIn(question: string): LocalRequest | null {
  const words = askedAfter(SEARCH, '?.!', question);
  return words === null || words.length > LONGEST_SEARCH ? null : { kind: 'search', words };
}

/** What follows the introduction, without the marks that end it; null where nothing does. One expression for all of it would take quadratic time. */
function askedAfter(introduction: RegExp, marks: string, question: string): string | null {
  const [introduced] = introduction.exec(question) ?? [];
  if (introduced === undefined) return null;
  let end = question.length;
  while (end > introduced.length && marks.includes(question.charAt(end - 1))) end -= 1;
  return question.slice(introduced.length, end).trim() || null;
}

function helpIn(question: string): LocalRequest | null {
  const topics = topicsIn(question);
  return topics.length === 0 ? null : { kind: 'help', topics };
}
