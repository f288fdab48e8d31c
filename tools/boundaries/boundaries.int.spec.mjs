import { beforeAll, describe, expect, it } from '@jest/globals';
import { cleanWorkspace } from './clean-workspace.mjs';
import { dependencyRules } from './dependency-rules.mjs';
import { readFeatures } from './features.mjs';
import { ScratchWorkspace } from './scratch-workspace.mjs';
import { acquaintanceViolations, cruiserViolations, linterViolations } from './violations.mjs';

const features = readFeatures();
const byRule = { ...cruiserViolations, ...acquaintanceViolations(features) };
const forCruiser = Object.entries(byRule).flatMap(([rule, violations]) => [violations].flat().map((violation) => ({ ...violation, rule })));

async function inWorkspace(files, look) {
  const workspace = await ScratchWorkspace.create(files);
  try {
    return await look(workspace);
  } finally {
    await workspace.remove();
  }
}

/** The files to plant, path → text. */
function planted(violations) {
  return Object.assign({}, ...violations.map(({ file, text, with: others }) => ({ [file]: text, ...others })));
}

describe('The boundaries', () => {
  let clean;
  let cruised;
  let linted;

  beforeAll(async () => {
    const look = async (workspace) => ({ cruised: await workspace.cruise(), linted: await workspace.lint() });
    clean = await inWorkspace(cleanWorkspace, look);
    cruised = await inWorkspace({ ...cleanWorkspace, ...planted(forCruiser) }, (workspace) => workspace.cruise());
    linted = await inWorkspace({ ...cleanWorkspace, ...planted(Object.values(linterViolations)) }, (workspace) => workspace.lint());
  });

  it('let a workspace pass that keeps them', () => {
    expect(clean).toEqual({ cruised: [], linted: [] });
  });

  it('have a planted violation for every rule of dependency-cruiser', () => {
    const rules = dependencyRules(features).map(({ name }) => name);
    expect(Object.keys(byRule).toSorted()).toEqual(rules.toSorted());
  });

  it.each(forCruiser)('see $rule broken in $file', ({ rule, file }) => {
    expect(cruised.filter((finding) => finding.file === file)).toContainEqual({ file, rule });
  });

  it.each(Object.entries(linterViolations))('see to it that %s', (_, { rule, file, says }) => {
    expect(linted.filter((finding) => finding.file === file)).toContainEqual({ file, rule, message: expect.stringContaining(says) });
  });
});
