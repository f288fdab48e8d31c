import type { SupportedVersions } from '@halolight/application/versioning';
import type { RequestHandler } from 'express';
import { upgradeRequired } from './edge-errors.js';
import { resourceOf } from './resource-of.js';
import type { RoutePatterns } from './route-patterns.js';

/** Where a client that is too old can still find out which versions are supported. */
const UNCHECKED_RESOURCE = 'versions';

/** Refuses requests whose X-Version is not supported, and tells the metrics what they were for; a request without one passes. */
export function checkVersion(versions: SupportedVersions, patterns: RoutePatterns): RequestHandler {
  return (request, _response, next) => {
    const version = request.headers['x-version'];
    if (version === undefined || resourceOf(request.path) === UNCHECKED_RESOURCE) return next();
    if (typeof version === 'string' && version !== '' && versions.isSupported(version)) return next();
    request.context.route = patterns.of(request.path) ?? request.context.route;
    throw upgradeRequired();
  };
}
