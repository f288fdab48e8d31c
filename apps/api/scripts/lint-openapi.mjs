/** Refuses an OpenAPI document in which redocly or spectral find anything, be it a warning. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);
const rules = fileURLToPath(new URL('../openapi/', import.meta.url));
const DOCUMENT = '../generated/openapi.json';
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

const linters = [
  [resolve('@redocly/cli/package.json').replace('package.json', 'bin/cli.js'), 'lint', DOCUMENT, '--config', 'redocly.yaml', '--max-problems', '1000', '--format', 'github-actions'],
  [resolve('@stoplight/spectral-cli/package.json').replace('package.json', 'dist/index.js'), 'lint', DOCUMENT, '--ruleset', 'spectral.yaml', '--fail-severity', 'hint', '--display-only-failures'],
];

function run([program, ...options]) {
  const child = spawn(process.execPath, [program, ...options], { cwd: rules, env: { ...process.env, ...QUIET }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  return new Promise((done) => child.once('close', (code) => done({ code, output })));
}

for (const { code, output } of await Promise.all(linters.map(run))) {
  process.stdout.write(output);
  // redocly ends well on warnings and prints them like this.
  if (code !== 0 || /^::(?:warning|error)/m.test(output)) process.exitCode = 1;
}
