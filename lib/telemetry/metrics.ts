import { Counter, Gauge, Registry } from "prom-client";
import { slot } from "@/lib/config/slot";
import { type ObservedRequest, RequestTally } from "@/lib/telemetry/request-tally";

/** One number of a gauge with its labels. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** How a Nacos target is doing. */
export interface TargetNumbers {
  target: string;
  /** Age of the oldest decision that does not stand there yet. */
  lagSeconds: number;
  /** Since the target exists. */
  steps: number;
  failures: number;
  /** Nothing is written: the breaker is open, or another registry claims the namespace. */
  stopped: boolean;
  /** By a person. */
  paused: boolean;
  /** Suspended, withdrawn or expired, and not confirmed gone there. */
  waitingRemovals: number;
  /** Open findings. */
  findings: number;
}

/** Where numbers come from that are asked for at scrape time. */
export interface MetricSources {
  feedLag(): Promise<Sample[]> | Sample[];
  /** Newest entry of the audit record minus what each of its consumers has applied, and webhooks by what waits for them. */
  recordLag(): Promise<Sample[]> | Sample[];
  webhooks(): Promise<Sample[]> | Sample[];
  pool(): { total: number; idle: number; waiting: number };
  /** Jobs by name and state. */
  jobs(): Promise<Sample[]> | Sample[];
  /** Nacos targets, and their servers by state. */
  targets(): Promise<TargetNumbers[]> | TargetNumbers[];
  targetServers(): Promise<Sample[]> | Sample[];
}

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observeRequest(request: ObservedRequest): void;
}

const current = slot<Metrics>("metrics");

export function metrics(): Metrics | undefined {
  return current.peek();
}

/** Creates the metrics of this process in a registry of their own and makes them the ones `/metrics` shows. */
export function provideMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  const requests = new RequestTally();
  registerRequests(registry, requests);
  registerSampled(registry, "gatehouse_feed_lag", "Newest feed seq minus applied seq, by consumer", ["consumer"], () => sources.feedLag());
  registerSampled(registry, "gatehouse_record_lag", "Newest audit entry minus applied one, by consumer", ["consumer"], () => sources.recordLag());
  registerSampled(registry, "gatehouse_webhook_waiting", "Events that wait for a webhook", ["webhook"], () => sources.webhooks());
  registerSampled(registry, "gatehouse_jobs", "Jobs by name and state", ["job", "state"], () => sources.jobs());
  registerSampled(registry, "gatehouse_db_pool_connections", "Connections of this process by state", ["state"], () => poolSamples(sources));
  registerTargets(registry, sources);
  const created: Metrics = {
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${requests.histogram("gatehouse_http_request_duration_seconds", "Time to answer by route template")}`,
    observeRequest: (request) => requests.observe(request),
  };
  current.set(created);
  return created;
}

function registerRequests(registry: Registry, requests: RequestTally): void {
  new Counter({
    name: "gatehouse_http_requests_total",
    help: "Requests by route template",
    labelNames: ["method", "route", "status"],
    registers: [registry],
    collect() {
      this.reset();
      for (const { labels, value } of requests.counts()) this.inc(labels, value);
    },
  });
}

function registerTargets(registry: Registry, sources: MetricSources): void {
  const sampled = (valueOf: (numbers: TargetNumbers) => number) => async () =>
    (await sources.targets()).map((numbers) => ({ labels: { target: numbers.target }, value: valueOf(numbers) }));
  registerSampled(registry, "gatehouse_target_lag_seconds", "Age of the oldest decision that does not stand on a Nacos target yet", ["target"], sampled(({ lagSeconds }) => lagSeconds));
  registerSampled(registry, "gatehouse_target_stopped", "1 while nothing is written to a target", ["target"], sampled(({ stopped }) => Number(stopped)));
  registerSampled(registry, "gatehouse_target_paused", "1 while a person has paused a target", ["target"], sampled(({ paused }) => Number(paused)));
  registerSampled(registry, "gatehouse_target_waiting_removals", "Servers to be taken away from a target and not confirmed gone", ["target"], sampled(({ waitingRemovals }) => waitingRemovals));
  registerSampled(registry, "gatehouse_target_findings", "Open findings of a target", ["target"], sampled(({ findings }) => findings));
  registerSampled(registry, "gatehouse_target_servers", "Servers of a target by state", ["target", "state"], () => sources.targetServers());
  registerTotals(registry, "gatehouse_target_steps_total", "Writes done on a target", sampled(({ steps }) => steps));
  registerTotals(registry, "gatehouse_target_failures_total", "Attempts that failed on a target", sampled(({ failures }) => failures));
}

/** A counter by target that the database keeps. */
function registerTotals(registry: Registry, name: string, help: string, sample: () => Promise<Sample[]>): void {
  new Counter({
    name,
    help,
    labelNames: ["target"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { labels, value } of await sample().catch(() => [])) this.inc(labels, value);
    },
  });
}

/** A gauge whose samples are asked for at scrape time; a source that fails leaves it empty, it never fails the scrape. */
function registerSampled(registry: Registry, name: string, help: string, labelNames: string[], sample: () => Promise<Sample[]> | Sample[]): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      this.reset();
      try {
        for (const { labels, value } of await sample()) this.set(labels, value);
      } catch {
        this.reset();
      }
    },
  });
}

function poolSamples(sources: MetricSources): Sample[] {
  const { total, idle, waiting } = sources.pool();
  return Object.entries({ busy: total - idle, idle, waiting }).map(([state, value]) => ({ labels: { state }, value }));
}
