import { readFileSync } from 'node:fs';

/** @returns {Record<string, { mayKnow: string[] }>} the features, and the features that each of them may know */
export function readFeatures() {
  return checkFeatures(JSON.parse(readFileSync(new URL('features.json', import.meta.url), 'utf8')));
}

/** @throws {Error} when a feature may know one that is not declared */
export function checkFeatures(features) {
  for (const [feature, { mayKnow }] of Object.entries(features)) {
    const unknown = mayKnow.filter((other) => !(other in features));
    if (unknown.length > 0) throw new Error(`tools/boundaries/features.json: ${feature} may know ${unknown.join(', ')}, which is no feature`);
  }
  return features;
}
