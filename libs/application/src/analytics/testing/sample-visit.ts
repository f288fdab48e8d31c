import { uniqueText } from '../../kernel/testing/index.js';
import type { NewVisit } from '../ports/visit-log.js';

/** A view by a visitor whom no other test knows, unless `given` says otherwise. */
export function sampleVisit(given: Partial<NewVisit> = {}): NewVisit {
  return { visitorId: uniqueText('v'), path: '/', source: 'direct', referrer: null, ...given };
}
