import { setTimeout as pause } from "node:timers/promises";
import { canonicalize } from "@/lib/manifest/canonical";
import type { JsonObject } from "@/lib/manifest/json-value";
import { type DecidedVersion, namesIn } from "@/test/gatehouse/decided-versions";
import type { Fleet } from "@/test/gatehouse/fleet";

/** One answer: which of our names it showed, and when it was asked for and complete. */
interface Sighting {
  path: string;
  /** The name it was about. */
  asked: string;
  status: number;
  askedAt: number;
  answeredAt: number;
  names: Set<string>;
  text: string;
  /** The process said that it could not confirm the feed lately. */
  isStale: boolean;
}

const PAUSE_MS = 25;
/** How long an approval may take to reach the process that was not called: refusals do not say that they are stale. */
const SPREAD_MS = 30_000;
/** FEED_STALE_SECONDS of a fleet: whoever has not heard of a suspension by then says that it is stale. */
const STALE_AFTER_MS = 2_000;

const isLatest = (path: string): boolean => path.startsWith("/v0.1/") && path.endsWith("/versions/latest");

/** The manifest of a ServerResponse. */
const serverIn = (text: string): string => canonicalize((JSON.parse(text) as { server: JsonObject }).server);

/** Reads what anybody can read, from both web processes, until it is stopped. */
export class Watcher {
  private readonly sightings: Sighting[] = [];
  private isStopped = false;
  private readonly running: Promise<unknown>;

  constructor(
    private readonly fleet: Fleet,
    private readonly versions: readonly DecidedVersion[],
  ) {
    this.running = Promise.all([0, 1].map((index) => this.watch(index)));
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  get count(): number {
    return this.sightings.length;
  }

  /** Sentences about every answer that showed what it must not. */
  faults(): string[] {
    return this.sightings.flatMap((sighting) => [
      ...(this.absenceIn(sighting) ?? []),
      ...[...sighting.names].flatMap((name) => this.faultOf(sighting, name) ?? []),
    ]);
  }

  /** No answer, though reading needs no database; or none about what was approved and stayed so. */
  private absenceIn({ path, asked, askedAt, status, isStale }: Sighting): string[] | undefined {
    if (status >= 500) return [`${path} answered ${status}`];
    const version = this.versions.find(({ name }) => name === asked);
    const isMissing = isLatest(path) && status === 404 && version?.fate === "approved" && askedAt > version.approvedAt + SPREAD_MS && !isStale;
    return isMissing ? [`${path} did not show ${asked}, which was approved`] : undefined;
  }

  private faultOf({ path, askedAt, answeredAt, text, isStale }: Sighting, name: string): string | undefined {
    const version = this.versions.find((candidate) => candidate.name === name);
    if (version === undefined || version.fate === "pending" || version.fate === "rejected") return `${path} showed ${name}, which nobody approved`;
    if (answeredAt < version.approvalAskedAt) return `${path} showed ${name} before anybody approved it`;
    if (askedAt > version.suspendedAt + STALE_AFTER_MS && !isStale) return `${path} showed ${name} after its suspension`;
    if (isLatest(path) && serverIn(text) !== canonicalize(version.manifest)) return `${path} showed other bytes of ${name}`;
    return undefined;
  }

  private async watch(index: number): Promise<void> {
    for (let turn = 0; !this.isStopped; turn += 1) {
      await this.look(index, turn).catch(() => pause(100));
      await pause(PAUSE_MS);
    }
  }

  private async look(index: number, turn: number): Promise<void> {
    const { name } = this.versions[Math.floor(Math.random() * this.versions.length)] ?? { name: "" };
    const server = encodeURIComponent(name);
    const asked: [path: string, body?: string][] = [
      ["/v0.1/servers?search=com.fault&limit=100"],
      [`/v0.1/servers/${server}/versions/latest`],
      ["/api/v1/search", JSON.stringify({ task_description: `Test server ${name.replace("/", " ")}`, top_k: 10 })],
      ["/nacos/v3/admin/ai/mcp/list?pageNo=1&pageSize=200"],
      [`/api/v1/servers/${server}/versions/latest/install-plan`],
      [`/v0.1/servers?search=${server}&version=latest`],
    ];
    const [path, body] = asked[turn % asked.length] ?? ["/v0.1/servers"];
    const askedAt = Date.now();
    const init = body === undefined ? {} : { method: "POST", body, headers: { "Content-Type": "application/json" } };
    const answer = await fetch(`${this.fleet.web(index).baseUrl}${path}`, { ...init, signal: AbortSignal.timeout(10_000) });
    const text = await answer.text();
    // A refusal may repeat the name that was asked for.
    const names = answer.ok ? namesIn(text) : new Set<string>();
    const sighting = { path, asked: name, status: answer.status, askedAt, answeredAt: Date.now(), names, isStale: answer.headers.has("Warning") };
    this.sightings.push({ ...sighting, text: isLatest(path) ? text : "" });
  }
}
