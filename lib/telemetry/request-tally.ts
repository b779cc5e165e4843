/** Upper bounds in seconds: prepared answers take microseconds, an import minutes. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

export interface ObservedRequest {
  method: string;
  /** The template, never the path: paths hold names and would grow without bound. */
  route: string;
  status: number;
  seconds: number;
}

interface RouteTally {
  method: string;
  route: string;
  byStatus: Map<number, number>;
  /** Answers per bucket; the last one is for what is slower than every bound. */
  byDuration: number[];
  seconds: number;
}

/**
 * Counts requests in plain numbers. prom-client puts the labels together on every call, which costs as much as answering
 * from memory does; here that happens when somebody scrapes.
 */
export class RequestTally {
  private readonly routes = new Map<string, Map<string, RouteTally>>();

  observe({ method, route, status, seconds }: ObservedRequest): void {
    const tally = this.tallyOf(method, route);
    tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1);
    let bucket = 0;
    while (bucket < BUCKETS.length && seconds > (BUCKETS[bucket] ?? 0)) bucket += 1;
    tally.byDuration[bucket] = (tally.byDuration[bucket] ?? 0) + 1;
    tally.seconds += seconds;
  }

  /** How many requests there were, by labels. */
  *counts(): Iterable<{ labels: Record<"method" | "route" | "status", string>; value: number }> {
    for (const { method, route, byStatus } of this.tallies()) {
      for (const [status, value] of byStatus) yield { labels: { method, route, status: String(status) }, value };
    }
  }

  /** The durations as a histogram in the Prometheus text format. */
  histogram(name: string, help: string): string {
    const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
    for (const tally of this.tallies()) {
      const labels = `method=${JSON.stringify(tally.method)},route=${JSON.stringify(tally.route)}`;
      let total = 0;
      for (const [bucket, count] of tally.byDuration.entries()) {
        total += count;
        lines.push(`${name}_bucket{${labels},le="${BUCKETS[bucket] ?? "+Inf"}"} ${total}`);
      }
      lines.push(`${name}_sum{${labels}} ${tally.seconds}`, `${name}_count{${labels}} ${total}`);
    }
    return `${lines.join("\n")}\n`;
  }

  private *tallies(): Iterable<RouteTally> {
    for (const methods of this.routes.values()) yield* methods.values();
  }

  private tallyOf(method: string, route: string): RouteTally {
    const known = this.routes.get(route)?.get(method);
    if (known !== undefined) return known;
    const tally: RouteTally = { method, route, byStatus: new Map(), byDuration: Array<number>(BUCKETS.length + 1).fill(0), seconds: 0 };
    const methods = this.routes.get(route) ?? new Map<string, RouteTally>();
    this.routes.set(route, methods.set(method, tally));
    return tally;
  }
}
