import { validationError } from '../../http/edge-errors.js';

/** What a front end says over `/ws/assistant`. */
export type ClientFrame = { readonly type: 'assistant.message'; readonly content: string } | { readonly type: 'assistant.stop' };

/** @throws HttpError 400 naming what is wrong */
export function clientFrameOf(text: string): ClientFrame {
  const { type, content, ...rest } = fieldsOf(text);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw validationError([{ field: unknown, message: 'is unknown' }]);
  if (type === 'assistant.message') {
    if (typeof content !== 'string') throw validationError([{ field: 'content', message: 'must be text' }]);
    return { type, content };
  }
  if (type !== 'assistant.stop') throw validationError([{ field: 'type', message: 'must be assistant.message or assistant.stop' }]);
  if (content !== undefined) throw validationError([{ field: 'content', message: 'belongs to assistant.message' }]);
  return { type };
}

function fieldsOf(text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw validationError([{ field: 'body', message: 'must be JSON' }]);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw validationError([{ field: 'body', message: 'must be an object' }]);
  return { ...parsed };
}
