import { InvalidInputError, type ExpectedVersions } from '@halolight/domain/kernel';
import { entityTags } from './entity-tags.js';
import type { IfMatch } from './if-match.js';

const VERSION = /^(\d{1,15})(?:-|$)/;

/**
 * The versions that an If-Match header field names. Tags are compared by value although ours are weak: they stand for versions.
 * A tag that is none of ours names no version.
 * @throws InvalidInputError naming the header
 */
export function expectedVersions(ifMatch: IfMatch | undefined): ExpectedVersions {
  if (ifMatch === undefined) return undefined;
  const tags = entityTags(ifMatch);
  if (tags === null) throw InvalidInputError.of('If-Match', 'must be * or a list of entity tags, such as W/"3"');
  if (tags === '*') return undefined;
  return tags.flatMap((tag) => VERSION.exec(tag)?.[1] ?? []).map(Number);
}
