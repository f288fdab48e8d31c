import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@halolight/infrastructure/kernel/testing';
import { parse, stringify } from 'yaml';
import { ChildProgram } from './child-program.js';
import type { Json } from './json.js';
import { until } from './until.js';

const CONFIGURATION = fileURLToPath(new URL('../../../../docker/prometheus/', import.meta.url));
const PROMETHEUS = process.env['PROMETHEUS'] ?? 'prometheus';

/** One series of an answer. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Real Prometheus with the product's own configuration, but for where the processes are and how often it asks them. */
export class RunningPrometheus {
  private constructor(
    readonly host: string,
    private readonly program: ChildProgram,
    private readonly folder: string,
  ) {}

  /** @param targets host and port of each process, by name of the job */
  static async start(targets: Readonly<Record<string, readonly string[]>>): Promise<RunningPrometheus> {
    const folder = await mkdtemp(join(tmpdir(), 'halolight-prometheus-'));
    const host = `127.0.0.1:${await freePort()}`;
    await copyFile(join(CONFIGURATION, 'alerts.yml'), join(folder, 'alerts.yml'));
    const configuration: Json = parse(await readFile(join(CONFIGURATION, 'prometheus.yml'), 'utf8'));
    await writeFile(join(folder, 'prometheus.yml'), stringify(located(configuration, { ...targets, prometheus: [host] })));
    const flags = [`--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=${host}`, '--web.external-url=/prometheus/'];
    const program = await ChildProgram.start(PROMETHEUS, flags, join(folder, 'log'), `http://${host}/prometheus/-/ready`);
    return new RunningPrometheus(host, program, folder);
  }

  /** The result of an instant query. @throws Error when Prometheus cannot make sense of it */
  async query(expression: string): Promise<Sample[]> {
    const { status, error, data } = await this.ask('query', { query: expression });
    if (status !== 'success') throw new Error(`${expression}: ${error}`);
    return data.result.map(({ metric, value: [, value] }: Json): Sample => ({ labels: metric, value: Number(value) }));
  }

  /** The only figure that the query has. @throws Error when there are none or several */
  async value(expression: string): Promise<number> {
    const [sample, ...others] = await this.query(expression);
    if (!sample || others.length > 0) throw new Error(`${expression} has not one result`);
    return sample.value;
  }

  async alertNames(): Promise<string[]> {
    const { data } = await this.ask('rules', {});
    return data.groups.flatMap(({ rules }: Json) => rules.map(({ name }: Json) => name));
  }

  /** Until each process was asked so many times more. */
  async scrapes(count: number): Promise<void> {
    const asked = () => this.query('min(count_over_time(up[1h]))');
    const before = (await asked())[0]?.value ?? 0;
    await until(async () => ((await asked())[0]?.value ?? 0) >= before + count);
  }

  async stop(): Promise<void> {
    await this.program.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async ask(path: string, parameters: Readonly<Record<string, string>>): Promise<Json> {
    return (await fetch(`http://${this.host}/prometheus/api/v1/${path}?${new URLSearchParams(parameters).toString()}`)).json();
  }
}

function located(configuration: Json, targets: Readonly<Record<string, readonly string[]>>): Json {
  const jobs = configuration.scrape_configs.map(({ dns_sd_configs: _names, static_configs: _targets, ...job }: Json) => ({
    ...job,
    static_configs: [{ targets: targets[job.job_name] }],
  }));
  return { ...configuration, global: { scrape_interval: '1s', evaluation_interval: '1s' }, scrape_configs: jobs };
}
