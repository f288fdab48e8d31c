import { describe, expect, it } from '@jest/globals';
import { HttpError } from '../../http/http-error.js';
import { clientFrameOf } from './client-frame.js';

describe('what a front end says to the assistant', () => {
  it.each([{ type: 'assistant.message', content: 'Why?' }, { type: 'assistant.stop' }])('is %j', (frame) => expect(clientFrameOf(JSON.stringify(frame))).toEqual(frame));

  it.each([
    ['nonsense', 'body'],
    ['[]', 'body'],
    ['null', 'body'],
    ['"assistant.stop"', 'body'],
    ['{}', 'type'],
    ['{"type":"assistant.shout"}', 'type'],
    ['{"type":"assistant.message"}', 'content'],
    ['{"type":"assistant.message","content":7}', 'content'],
    ['{"type":"assistant.stop","content":"x"}', 'content'],
    ['{"type":"assistant.stop","more":1}', 'more'],
  ])('is not %s, which is told by its field', (text, field) => {
    expect(() => clientFrameOf(text)).toThrow(HttpError);
    expect(() => clientFrameOf(text)).toThrow(expect.objectContaining({ details: [{ field, message: expect.any(String) }] }));
  });
});
