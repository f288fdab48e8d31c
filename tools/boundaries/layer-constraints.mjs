const layers = ['type:domain', 'type:application', 'type:infrastructure'];
const testPackages = ['@jest/globals'];

/** What the inner layers may take from npm: nothing; their tests and test doubles take the test runner. */
const fromNpm = (inTests) => (inTests ? { allowedExternalImports: testPackages } : { bannedExternalImports: ['*'] });

/**
 * The layers, as constraints on Nx tags for `@nx/enforce-module-boundaries`: a layer knows those below it, an app knows
 * the layers and no other app, and its tests the client; the client and a tool know nothing of the product.
 *
 * @param {{ inTests: boolean }} place whether the constraints are for tests and test doubles
 */
export function layerConstraints({ inTests }) {
  return [
    { sourceTag: 'type:domain', onlyDependOnLibsWithTags: layers.slice(0, 1), ...fromNpm(inTests) },
    { sourceTag: 'type:application', onlyDependOnLibsWithTags: layers.slice(0, 2), ...fromNpm(inTests) },
    { sourceTag: 'type:infrastructure', onlyDependOnLibsWithTags: layers, bannedExternalImports: ['express', 'tsoa', '@tsoa/*'] },
    { sourceTag: 'type:app', onlyDependOnLibsWithTags: inTests ? [...layers, 'type:client'] : layers },
    { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:client'], allowedExternalImports: ['openapi-fetch', ...(inTests ? testPackages : [])] },
    { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:tool'] },
  ];
}

/** Cycles that the constraints rule out already; the linter then names the layer that is broken instead of the cycle. */
export const acrossLayers = [...layers, 'type:app'].flatMap((lower, index, all) =>
  all.slice(index + 1).map((upper) => [`tag:${lower}`, `tag:${upper}`]),
);
