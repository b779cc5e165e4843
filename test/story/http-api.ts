import type { Caller, GlobalRole } from "@/lib/access/schema";
import { createApi } from "@/lib/api/app";
import type { ApiApp } from "@/lib/api/context";
import { startDistribution } from "@/lib/catalog/distribution";
import { config } from "@/lib/config/config";
import { database } from "@/lib/db/client";
import { prepareInstallation } from "@/lib/process/first-start";
import type { Review } from "@/lib/review/schema";
import { runReviewChecks } from "@/lib/submission/run-checks";
import type { Submission } from "@/lib/submission/schema";
import { cookieOf, ORIGIN, signedInPerson, startProcess } from "@/test/access/fixture";

/** What came back. `body` is JSON of whatever shape the call answers; tests match on it. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // A test states what it expects; a type for every answer would only repeat it.
  body: Record<string, never> & { code?: string; detail?: string };
}

/** Somebody who sends requests: a person at a browser, the holder of a token, or nobody. */
export interface Client {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Person extends Client {
  id: string;
  name: string;
}

export const BOOTSTRAP_TOKEN = "bootstrap-token-of-a-test-installation-0123456789";

/** The whole API of one process on a database of its own, with the read model behind it. */
export class StoryServer {
  private constructor(
    private readonly api: ApiApp,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(environment: Record<string, string> = {}, outside: Parameters<typeof createApi>[0] = {}): Promise<StoryServer> {
    const endProcess = await startProcess({ GATEHOUSE_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN, LOG_LEVEL: "silent", ...environment });
    await prepareInstallation();
    const { bootstrapToken, feedStaleSeconds } = config();
    const distribution = await startDistribution({
      databaseUrl: database().url,
      bootstrapToken,
      staleAfterMs: feedStaleSeconds * 1000,
      onError: () => undefined,
    });
    return new StoryServer(createApi(outside), async () => {
      await distribution.stop();
      await endProcess();
    });
  }

  /** Nobody in particular. */
  readonly anyone: Client = { call: (method, path, body, headers) => this.request(method, path, body, headers ?? {}) };

  bearer(token: string): Client {
    return { call: (method, path, body, headers) => this.request(method, path, body, { Authorization: `Bearer ${token}`, ...headers }) };
  }

  /** A new person with `roles`, signed in at a browser. */
  async person(...roles: GlobalRole[]): Promise<Person> {
    const caller: Caller = await signedInPerson(roles);
    const cookie = await cookieOf(caller);
    return {
      id: caller.viewer.principalId,
      name: caller.viewer.name,
      call: (method, path, body, headers) => this.request(method, path, body, { Cookie: cookie, Origin: ORIGIN, "Content-Type": "application/json", ...headers }),
    };
  }

  private async request(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    const response = await this.api.request(`${ORIGIN}${path}`, {
      method,
      headers: { Host: new URL(ORIGIN).host, "Content-Type": "application/json", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("Content-Type")?.includes("json") === true && text !== "";
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text.split("\n")[0] ?? "") : {}) as Answer["body"] };
  }
}

/** The answer as what the call promises; fails with the whole refusal otherwise. */
export function as<T>(answer: Answer, status = 200): T {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
  return answer.body as unknown as T;
}

export const manifest = (name: string, version = "1.0.0", more: object = {}) => ({
  $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
  name,
  description: "Tells the weather of a place",
  version,
  packages: [{ registryType: "npm", identifier: "@acme/weather", version, transport: { type: "stdio" } }],
  ...more,
});

export const versionPath = (name: string, version = "1.0.0"): string => `/api/v1/servers/${encodeURIComponent(name)}/versions/${version}`;
export const listingPath = (slug: string, name: string, version = "1.0.0"): string => `/api/v1/catalogs/${slug}/listings/${encodeURIComponent(name)}/${version}`;
export const registryPath = (name: string, version = "1.0.0"): string => `/v0.1/servers/${encodeURIComponent(name)}/versions/${version}`;

/** Makes somebody owner of a new namespace. */
export async function giveNamespace(admin: Client, namespace: string, owner: { id: string }): Promise<void> {
  as(await admin.call("POST", "/api/v1/namespaces", { name: namespace }), 201);
  as(await admin.call("PUT", `/api/v1/namespaces/${namespace}/members/${owner.id}`, { role: "owner" }));
}

/** Publishes and lets the checks finish. Answers the id of the first review. */
export async function submitted(publisher: Client, document: object, query = ""): Promise<string> {
  const { reviews } = as<Submission>(await publisher.call("POST", `/api/v1/submissions${query}`, document), 201);
  for (const { id } of reviews) await runReviewChecks(id);
  const [first] = reviews;
  if (first === undefined) throw new Error("a submission opens a review");
  return first.id;
}

/** Votes on what the voter has just read. */
export async function vote(voter: Client, reviewId: string, decision: "approve" | "request_changes" | "reject" = "approve"): Promise<Answer> {
  const { revision, digest } = as<Review>(await voter.call("GET", `/api/v1/reviews/${reviewId}`));
  return voter.call("POST", `/api/v1/reviews/${reviewId}/votes`, { decision, comment: "Read and understood.", revision, digest });
}

/** A review as somebody sees it. */
export async function read(viewer: Client, reviewId: string): Promise<Review> {
  return as<Review>(await viewer.call("GET", `/api/v1/reviews/${reviewId}`));
}
