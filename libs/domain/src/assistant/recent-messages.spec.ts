import { describe, expect, it } from '@jest/globals';
import { MOST_REMEMBERED, remembered } from './recent-messages.js';

const message = (content: string, role: 'user' | 'assistant' = 'user') => ({ role, content });

describe('what is remembered of a conversation', () => {
  it('is the latest, in order', () => {
    const all = Array.from({ length: 30 }, (_, index) => message(`${index}`));
    expect(remembered(all)).toEqual(all.slice(-MOST_REMEMBERED));
  });

  it('is no more than fits, and always the question', () => {
    const [long, question] = [message('x'.repeat(39_000)), message('y'.repeat(2_000))];
    expect(remembered([long, question])).toEqual([question]);
    expect(remembered([message('z'.repeat(50_000))])).toHaveLength(1);
    expect(remembered([long, message('short')])).toHaveLength(2);
  });

  it('is nothing of answers that said nothing', () => {
    expect(remembered([message('a'), message('', 'assistant'), message('b')])).toEqual([message('a'), message('b')]);
  });
});
