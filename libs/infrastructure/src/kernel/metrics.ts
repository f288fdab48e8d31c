import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from './database/index.js';
import { JOB_STATUS_SQL, JOB_STATUSES } from './jobs/job-status.js';

const JOB_OUTCOMES = ['done', 'failed', 'dead'] as const;
const SIGN_IN_OUTCOMES = ['success', 'refused', 'reuse_detected'] as const;
const TRANSPORTS = ['websocket', 'sse'] as const;

/** How one run of a job ended: `failed` is tried again, `dead` is not. */
export type JobOutcome = (typeof JOB_OUTCOMES)[number];
export type SignInOutcome = (typeof SIGN_IN_OUTCOMES)[number];

/** Seconds. */
const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800];
const ANSWER_BUCKETS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** What this process measures, for Prometheus: requests, sign-ins, the pool, the event loop's lag, memory and CPU. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });
  private readonly signIns = new Counter({
    name: 'sign_ins_total',
    help: 'Attempts to sign in, by outcome',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly jobs = new Histogram({
    name: 'job_duration_seconds',
    help: 'Time that one run of a job took, by job and outcome: done, failed and tried again, or dead',
    // Not `job`: that is Prometheus's own name for what it asks.
    labelNames: ['name', 'outcome'],
    buckets: JOB_BUCKETS,
    registers: [this.registry],
  });
  private readonly liveFrames = new Counter({
    name: 'live_frames_total',
    help: 'Live events sent to front ends, by transport',
    labelNames: ['transport'],
    registers: [this.registry],
  });
  private readonly droppedReaders = new Counter({
    name: 'live_readers_dropped_total',
    help: 'Front ends that were disconnected because they read too slowly, by transport',
    labelNames: ['transport'],
    registers: [this.registry],
  });
  private readonly answers = new Histogram({
    name: 'assistant_answer_duration_seconds',
    help: 'Time from a question to the end of its answer, by how it ended: complete, stopped, too long or failed',
    labelNames: ['outcome'],
    buckets: ANSWER_BUCKETS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    // A series that appears with its first event has grown by nothing in the eyes of Prometheus: nobody would be told of that event.
    for (const outcome of SIGN_IN_OUTCOMES) this.signIns.labels(outcome).inc(0);
    for (const transport of TRANSPORTS) {
      this.liveFrames.labels(transport).inc(0);
      this.droppedReaders.labels(transport).inc(0);
    }
  }

  /** The media type of what `render` gives. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** @param route the path's pattern, `/api/users/:id`: a path with ids in it would make a series for each */
  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.labels(method, route, String(status)).observe(seconds);
  }

  countSignIn(outcome: SignInOutcome): void {
    this.signIns.labels(outcome).inc();
  }

  /** Tells of a job before its first run. */
  expectJob(job: string): void {
    for (const outcome of JOB_OUTCOMES) this.jobs.zero({ name: job, outcome });
  }

  observeJob(job: string, outcome: JobOutcome, seconds: number): void {
    this.jobs.labels(job, outcome).observe(seconds);
  }

  observeAnswer(outcome: string, seconds: number): void {
    this.answers.labels(outcome).observe(seconds);
  }

  /** Reports how many front ends listen to the assistant. @param count by transport, asked whenever the metrics are read */
  watchAssistantListeners(count: () => Readonly<Record<string, number>>): void {
    this.watchTransports('assistant_connections', 'Front ends that listen to the assistant, by transport', count);
  }

  countLiveFrames(transport: string, frames: number): void {
    this.liveFrames.labels(transport).inc(frames);
  }

  countDroppedReader(transport: string): void {
    this.droppedReaders.labels(transport).inc();
  }

  /** Reports how many front ends follow live events. @param count by transport, asked whenever the metrics are read */
  watchLiveConnections(count: () => Readonly<Record<string, number>>): void {
    this.watchTransports('live_connections', 'Front ends that follow live events, by transport', count);
  }

  /** Reports what the process needs, and whether that works. @param check by name, asked whenever the metrics are read */
  watchReadiness(check: () => Promise<ReadonlyMap<string, boolean>>): void {
    const gauge = new Gauge({
      name: 'readiness',
      help: 'What /health/ready asks for: 1 while it works, 0 while it does not',
      labelNames: ['check'],
      registers: [this.registry],
      collect: async () => {
        for (const [name, works] of await check()) gauge.labels(name).set(works ? 1 : 0);
      },
    });
  }

  /** Reports how many jobs are in the queue, by status; nothing while the database is away. */
  watchJobs(database: Database): void {
    const gauge = new Gauge({
      name: 'jobs',
      help: 'Jobs in the queue, by status: waiting, running, failed and to be tried again, or dead',
      labelNames: ['status'],
      registers: [this.registry],
      collect: async () => {
        const counts = await countJobs(database).catch(() => null);
        gauge.reset();
        for (const status of counts ? JOB_STATUSES : []) gauge.labels(status).set(counts?.get(status) ?? 0);
      },
    });
  }

  /** Reports how many of the database's connections are open, idle and waited for. */
  watchPool(database: Database): void {
    const gauge = new Gauge({
      name: 'database_connections',
      help: 'Connections of the pool, by state; waiting counts callers without one',
      labelNames: ['state'],
      registers: [this.registry],
      collect: () => {
        const { open, idle, waiting } = database.usage;
        gauge.labels('open').set(open);
        gauge.labels('idle').set(idle);
        gauge.labels('waiting').set(waiting);
      },
    });
  }

  /** Everything measured so far, in the exposition format. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  private watchTransports(name: string, help: string, count: () => Readonly<Record<string, number>>): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['transport'],
      registers: [this.registry],
      collect: () => {
        for (const [transport, connections] of Object.entries(count())) gauge.labels(transport).set(connections);
      },
    });
  }
}

async function countJobs(database: Database): Promise<Map<string, number>> {
  const rows: { status: string; jobs: number }[] = await database.root
    .select(database.root.raw(`${JOB_STATUS_SQL} as status`))
    .count({ jobs: '*' })
    .from('graphile_worker.jobs as jobs')
    .groupBy('status');
  return new Map(rows.map(({ status, jobs }) => [status, jobs]));
}
