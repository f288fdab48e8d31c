/** The three kinds of events that the front end knows. */
const MEETING = '会议';
const RELEASE = '发布';
const REMINDER = '提醒';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['meeting', MEETING], ['call', MEETING], ['release', RELEASE], ['reminder', REMINDER], ['task', REMINDER],
]);
const TYPES: ReadonlyMap<unknown, string> = new Map([[MEETING, 'meeting'], [RELEASE, 'release'], [REMINDER, 'reminder']]);

/** A kind of event in the front end's word for it; one that it has no word for stays as somebody called it. */
export function wordOfType(type: string): string {
  return WORDS.get(type) ?? type;
}

/** What a kind is in the API's words. @param current what it is now: sent back as it was shown it stays that, also where several go by one word */
export function typeOfWord(word: unknown, current?: string): unknown {
  if (current !== undefined && word === wordOfType(current)) return current;
  return TYPES.get(word) ?? word;
}
