import type { SendFailure } from '../error-response.js';
import { sendJson } from '../send-json.js';

/** A failure in the contract's shape with its message at top level as well, where the front ends look for it. */
export const sendWithMessage: SendFailure = (response, failure, requestId) => {
  sendJson(response, failure.status, { ...failure.body(requestId), message: failure.message });
};
