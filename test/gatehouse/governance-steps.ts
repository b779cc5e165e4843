import { vi } from "vitest";
import { z } from "zod";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import type { startGatehouse } from "@/test/gatehouse/start";

export type Gatehouse = Awaited<ReturnType<typeof startGatehouse>>;
/** What a publisher needs of it. */
export type Publishing = Pick<Gatehouse, "baseUrl" | "bootstrapToken">;
export type Session = Awaited<ReturnType<Gatehouse["signIn"]>>;
export interface VersionId {
  name: string;
  version: string;
}

const reviewsSchema = z.object({ items: z.array(z.object({ id: z.string(), server: z.string(), version: z.string() })) });
const reviewSchema = z.object({ revision: z.number(), digest: z.string() });
const usersSchema = z.object({ items: z.array(z.object({ id: z.string(), email: z.string() })) });
const robotSchema = z.object({ id: z.string() });
const tokenSchema = z.object({ token: z.string() });

/** The JSON of an answer that must be a success; the error tells the whole refusal. */
export async function success<T>(answer: Promise<Response>, schema: z.ZodType<T>): Promise<T> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

export const versionPath = ({ name, version }: VersionId): string => `${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`;

/** Publishes as CI does, with the bootstrap token, and declares what the server offers. */
export async function publish(gatehouse: Publishing, manifest: VersionId, tools: ToolSurface, catalog = "default"): Promise<void> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${gatehouse.bootstrapToken}` };
  const surfaceUrl = `${gatehouse.baseUrl}/api/v1/servers/${versionPath(manifest)}/tools`;
  await success(fetch(`${gatehouse.baseUrl}/v0/publish?catalog=${catalog}`, { ...post(manifest), headers }), z.unknown());
  await success(fetch(surfaceUrl, { method: "PUT", body: JSON.stringify(tools), headers }), z.unknown());
}

/**
 * Approves as a person who has just read the review. Checks end some time after the publish and may raise the
 * revision, in which case the person reads again (governance.md §2).
 */
export async function approve(reviewer: Session, { name, version }: VersionId, catalog = "default"): Promise<void> {
  const readAndVote = async (): Promise<void> => {
    const query = new URLSearchParams({ state: "in_review", catalog, q: name });
    const queue = await success(reviewer.fetch(`/api/v1/reviews?${query}`), reviewsSchema);
    const row = queue.items.find((item) => item.server === name && item.version === version);
    if (row === undefined) throw new Error(`${name} ${version} is not in review yet`);
    const { revision, digest } = await success(reviewer.fetch(`/api/v1/reviews/${row.id}`), reviewSchema);
    const vote = { decision: "approve", comment: "Pinned, and it does what it says.", revision, digest };
    await success(reviewer.fetch(`/api/v1/reviews/${row.id}/votes`, post(vote)), z.unknown());
  };
  await vi.waitFor(readAndVote, { timeout: 30_000, interval: 250 });
}

interface RouterToken {
  /** Of its robot. */
  name?: string;
  /** Those it is bound to; none: unbound. */
  catalogs?: string[];
}

/** A robot with nothing but the right to read: what a router should be given. Answers its token. */
export async function mintRouterToken(admin: Session, responsibleEmail: string, { name = "router", catalogs = [] }: RouterToken = {}): Promise<string> {
  const users = await success(admin.fetch("/api/v1/users?limit=100"), usersSchema);
  const responsible = users.items.find((user) => user.email === responsibleEmail);
  if (responsible === undefined) throw new Error(`no user ${responsibleEmail}`);
  const robot = { name, responsible: responsible.id, roles: [], namespaces: [] };
  const { id } = await success(admin.fetch("/api/v1/robots", post(robot)), robotSchema);
  const request = { scopes: ["read"], expiresInDays: 1, catalogs };
  return (await success(admin.fetch(`/api/v1/robots/${id}/tokens`, post(request)), tokenSchema)).token;
}

export async function suspend(officer: Session, { name, version }: VersionId, reason: string, catalog = "default"): Promise<void> {
  const listing = `${encodeURIComponent(name)}/${encodeURIComponent(version)}`;
  await success(officer.fetch(`/api/v1/catalogs/${catalog}/listings/${listing}/suspend`, post({ reason })), z.unknown());
}
