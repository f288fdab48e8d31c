import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const checked = `${root}tools/kubernetes/checked-manifests.ts`;
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

/**
 * What is wrong with Kubernetes manifests, by the schemas of the Kubernetes API as kubernetes-models has them: unknown kinds and fields, missing fields
 * and values of a wrong type by their types (a field that is unknown is no fault of the validators), and values out of range by its validators.
 *
 * @param {readonly object[]} manifests
 * @returns {Promise<string[]>} a line for each fault, which names the manifest
 */
export async function manifestFaults(manifests) {
  return [...fieldFaults(manifests), ...(await valueFaults(manifests))];
}

function fieldFaults(manifests) {
  const lines = manifests.map(
    (manifest, index) => `import type { I${manifest.kind} as K${index} } from '${modelOf(manifest)}';\nexport const m${index}: K${index} = ${JSON.stringify(manifest, null, 1).replaceAll('\n', ' ')};`,
  );
  const source = lines.join('\n');
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => (name === checked ? ts.createSourceFile(name, source, rest[0]) : getSourceFile.call(host, name, ...rest));
  host.fileExists = (name) => name === checked || fileExists.call(host, name);
  host.readFile = (name) => (name === checked ? source : readFile.call(host, name));
  const program = ts.createProgram([checked], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
    return `${nameOf(manifests[Math.floor(line / 2)])}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

async function valueFaults(manifests) {
  const faults = await Promise.all(
    manifests.map(async (manifest) => {
      try {
        const { [manifest.kind]: Model } = await import(modelOf(manifest));
        new Model(manifest).validate();
        return [];
      } catch (error) {
        return [`${nameOf(manifest)}: ${error.message}`];
      }
    }),
  );
  return faults.flat();
}

function modelOf({ apiVersion, kind }) {
  return `kubernetes-models/${apiVersion}/${kind}`;
}

function nameOf(manifest) {
  return `${manifest?.kind} ${manifest?.metadata?.name}`;
}
