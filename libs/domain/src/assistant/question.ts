import { InvalidInputError } from '../kernel/index.js';

/** Characters, as JavaScript counts them. */
export const LONGEST_QUESTION = 10_000;
const LONGEST_TITLE = 100;

/** The text of a question, trimmed. @throws InvalidInputError naming `content` */
export function questionOf(text: string): string {
  const question = text.toWellFormed().trim();
  if (question === '') throw InvalidInputError.of('content', 'must not be empty');
  if (question.length > LONGEST_QUESTION) throw InvalidInputError.of('content', `must have at most ${LONGEST_QUESTION} characters`);
  if (question.includes('\0')) throw InvalidInputError.of('content', 'must not contain NUL');
  return question;
}

/** What a conversation is called that begins with this question: its first line, cut between words. */
export function titleOf(question: string): string {
  const [line = ''] = question.split(/[\r\n]/, 1);
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE - 1);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2));
  return `${words.trimEnd().toWellFormed().replace(/\uFFFD$/, '')}…`;
}
