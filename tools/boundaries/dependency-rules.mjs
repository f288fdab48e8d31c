const test = '\\.spec\\.ts$|/testing/|^apps/[^/]+/e2e/';
/** The layers; the client is a library of its own kind, without features. */
const inLibs = '^libs/(?:domain|application|infrastructure)/src/';
/** What every feature stands on. The kernel runs the migrations; neither knows a feature. */
const ground = ['kernel', 'migrations'];
/** Lists the features for the applications, and so knows them all. */
const list = 'features';
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const everywhere = [
  forbid('no-cycles', 'No cycles, anywhere.', {}, { circular: true }),
  forbid('resolvable', 'What cannot be found cannot be judged; what is built may not be there yet.', {}, { couldNotResolve: true, pathNot: '/(generated|dist)/' }),
];

const layers = [
  forbid(
    'domain-is-pure',
    'The domain takes nothing from npm, from Node or from another layer.',
    { path: '^libs/domain/src/', pathNot: test },
    { pathNot: '^libs/domain/src/' },
  ),
  forbid(
    'application-knows-domain-only',
    'What a use case needs from outside is a port.',
    { path: '^libs/application/src/', pathNot: test },
    { pathNot: '^libs/(domain|application)/src/' },
  ),
  forbid('nothing-knows-apps', 'Applications wire the libraries, not the other way round.', { path: '^libs/' }, { path: '^apps/' }),
  forbid(
    'client-stands-alone',
    'The client runs in browsers, on what the API tells of itself: it takes its HTTP library and nothing else.',
    { path: '^libs/client/src/', pathNot: test },
    { pathNot: '^libs/client/src/|(^|/)node_modules/openapi-fetch/' },
  ),
  forbid('product-knows-no-client', 'The client is for those who call the API, and for tests.', { path: '^(apps|libs)/(?!client/)[^/]+/src/' }, { path: '^libs/client/' }),
  forbid('apps-stay-apart', 'Each application is deployed alone.', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
  forbid('product-knows-no-tool', 'Tools are not shipped.', { path: '^(apps|libs)/[^/]+/src/' }, { path: '^tools/' }),
  forbid('tools-know-no-product', 'Tools must work while the product does not build.', { path: '^tools/' }, { path: '^(apps|libs)/' }),
];

const doors = [
  forbid(
    'doors-between-features',
    'Another feature or layer is entered by its index, its ports or its testing folder.',
    { path: '^libs/([^/]+)/src/([^/]+)/' },
    { path: `${inLibs}[^/]+/(?!index\\.ts$|ports/|testing/)`, pathNot: '^libs/$1/src/($2|migrations)/' },
  ),
  forbid(
    'doors-for-apps',
    'Applications enter a feature by its index.',
    { path: '^apps/' },
    { path: `${inLibs}[^/]+/(?!index\\.ts$|ports/|testing/)` },
  ),
  forbid(
    'ports-for-own-adapters',
    'The ports of a feature are for its own adapters.',
    { path: '^libs/[^/]+/src/([^/]+)/' },
    { path: `${inLibs}[^/]+/ports/`, pathNot: `${inLibs}$1/ports/` },
  ),
  forbid('ports-not-for-apps', 'Applications call use cases, not ports.', { path: '^apps/' }, { path: `${inLibs}[^/]+/ports/` }),
  forbid(
    'testing-for-tests',
    'Test doubles stay in tests.',
    { path: '^(apps|libs)/[^/]+/src/', pathNot: test },
    { path: `${inLibs}[^/]+/testing/` },
  ),
  forbid(
    'kernel-knows-no-feature',
    'The kernel and the migrations are below every feature.',
    { path: `${inLibs}(${ground.join('|')})/` },
    { path: inLibs, pathNot: `${inLibs}(${ground.join('|')})/` },
  ),
];

const undeclared = (features) =>
  forbid(
    'feature-is-declared',
    'A folder beside the kernel is a feature, named in tools/boundaries/features.json.',
    { path: `${inLibs}(?!(${[...ground, list, ...Object.keys(features)].join('|')})/)` },
    {},
  );

const acquaintances = ([feature, { mayKnow }]) =>
  forbid(
    `${feature}-knows-declared-features`,
    `What ${feature} may know is declared in tools/boundaries/features.json.`,
    { path: `${inLibs}${feature}/` },
    { path: inLibs, pathNot: `${inLibs}(${['kernel', feature, ...mayKnow].join('|')})/` },
  );

/**
 * The house's rules for dependency-cruiser: no cycles, layers, the three doors of a feature, and which feature knows which.
 *
 * @param {Record<string, { mayKnow: string[] }>} features
 */
export function dependencyRules(features) {
  return [...everywhere, ...layers, ...doors, undeclared(features), ...Object.entries(features).map(acquaintances)];
}
