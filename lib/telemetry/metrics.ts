import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { slot } from "@/lib/config/slot";

/** One number of a gauge with its labels. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** Where numbers come from that are asked for at scrape time. */
export interface MetricSources {
  feedLag(): Promise<Sample[]> | Sample[];
  pool(): { total: number; idle: number; waiting: number };
  /** Jobs by name and state. */
  jobs(): Promise<Sample[]> | Sample[];
}

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** `route` is the template, never the path: paths hold names and would grow without bound. */
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void;
}

const current = slot<Metrics>("metrics");

export function metrics(): Metrics | undefined {
  return current.peek();
}

/** Creates the metrics of this process in a registry of their own and makes them the ones `/metrics` shows. */
export function provideMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  const requests = new Counter({ name: "gatehouse_http_requests_total", help: "Requests by route template", labelNames: ["method", "route", "status"], registers: [registry] });
  const durations = new Histogram({
    name: "gatehouse_http_request_duration_seconds",
    help: "Time to answer by route template",
    labelNames: ["method", "route"],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  registerSampled(registry, "gatehouse_feed_lag", "Newest feed seq minus applied seq, by consumer", ["consumer"], () => sources.feedLag());
  registerSampled(registry, "gatehouse_jobs", "Jobs by name and state", ["job", "state"], () => sources.jobs());
  registerSampled(registry, "gatehouse_db_pool_connections", "Connections of this process by state", ["state"], () => poolSamples(sources));
  const created: Metrics = {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest({ method, route, status, seconds }) {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, seconds);
    },
  };
  current.set(created);
  return created;
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
