import { request, type RequestOptions } from 'node:http';

const DEFAULT_HOST = 'unix:///var/run/docker.sock';
const TIMEOUT_MS = 2_000;

/** Whether a container engine answers at DOCKER_HOST, or where engines usually listen. */
export function containerEngineAnswers(dockerHost = process.env['DOCKER_HOST'] || DEFAULT_HOST): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const ping = request({ ...addressOf(dockerHost), path: '/_ping', timeout: TIMEOUT_MS }, (answer) => {
    answer.resume();
    resolve(answer.statusCode === 200);
  });
  ping.on('timeout', () => ping.destroy());
  ping.on('error', () => resolve(false));
  ping.on('close', () => resolve(false));
  ping.end();
  return promise;
}

function addressOf(dockerHost: string): RequestOptions {
  if (dockerHost.startsWith('unix://')) return { socketPath: dockerHost.slice('unix://'.length) };
  const { hostname, port } = new URL(dockerHost);
  return { host: hostname, port: port || 2375 };
}
