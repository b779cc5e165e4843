import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import type { Session } from "@/test/gatehouse/session";
import type { RunningGatehouse } from "@/test/gatehouse/start";
import { type NacosDouble, SYNC_USER } from "@/test/nacos/double/start";
import { program } from "@/test/nacos/servers";
import { act, call, eventually } from "./people-api";

const FILESYSTEM = "io.modelcontextprotocol/filesystem";
const NAMESPACE = "platform";

type People = Record<"admin" | "ada" | "sam" | "pia", Session>;

/** What pages are about that have an id in their address. */
export interface Subjects {
  update: string;
  findings: string;
  rejected: string;
  target: string;
  unreachable: string;
  import: string;
  person: string;
  robot: string;
  webhook: string;
  /** Of the vote that approved a version. */
  evidence: { review: string; vote: string };
}

const idSchema = z.object({ id: z.string() });
const reviewsSchema = z.object({ items: z.array(idSchema.extend({ server: z.string(), version: z.string(), state: z.string() })) });
const reviewSchema = z.object({ revision: z.number(), digest: z.string() });

/** Lives a few weeks in the demo: what people do to it, so that no page looks as on the first day. */
export async function givenLivedInDemo({ baseUrl, people, signIn }: RunningGatehouse, nacos: NacosDouble): Promise<Subjects> {
  const signedIn = async (name: keyof People) => signIn(people[name].email, people[name].password);
  const [admin, ada, sam, pia] = [await signedIn("admin"), await signedIn("ada"), await signedIn("sam"), await signedIn("pia")];
  const update = await givenVersions({ admin, ada, sam, pia });
  await givenRequests({ admin, ada, sam, pia });
  await givenOwnThings(pia);
  await givenPulls(baseUrl);
  await givenRouter(baseUrl);
  const imported = await givenImport(admin);
  const target = await givenTarget(admin, nacos);
  return {
    update,
    findings: await reviewOf(ada, "super-helper"),
    rejected: await reviewOf(ada, "", "changes_requested"),
    import: imported,
    person: await idOf(admin, "/users", "ada@"),
    robot: await givenRobot(admin, people.sam.email),
    webhook: await givenWebhook(admin),
    evidence: await evidenceOf(ada),
    ...target,
  };
}

async function idOf(who: Session, path: string, start: string): Promise<string> {
  const { items } = await call(who, z.object({ items: z.array(idSchema.extend({ email: z.string() })) }), "GET", path);
  return items.find(({ email }) => email.startsWith(start))?.id ?? "";
}

async function givenWebhook(admin: Session): Promise<string> {
  const { id } = await call(admin, idSchema, "POST", "/webhooks", { name: "Event bus", url: "https://127.0.0.1:9/events", allowPrivate: true, types: ["review_approved", "listing_suspended"] });
  // Nothing listens there.
  await act(admin, "PATCH", `/webhooks/${id}`, { paused: true });
  return id;
}

async function evidenceOf(ada: Session): Promise<Subjects["evidence"]> {
  const review = await reviewOf(ada, FILESYSTEM, "approved", "2027.1.0");
  const { votes } = await call(ada, z.object({ votes: z.array(idSchema) }), "GET", `/reviews/${review}`);
  return { review, vote: votes[0]?.id ?? "" };
}

/** A robot that answers for a router. */
async function givenRobot(admin: Session, responsible: string): Promise<string> {
  return (await call(admin, idSchema, "POST", "/robots", { name: "edge-router", responsible })).id;
}

async function reviewOf(who: Session, server: string, state = "in_review", version?: string): Promise<string> {
  return eventually(`review of ${server}`, async () => {
    const { items } = await call(who, reviewsSchema, "GET", `/reviews?state=${state}&q=${encodeURIComponent(server)}`);
    return items.find((review) => version === undefined || review.version === version)?.id;
  });
}

/** One version more that is approved, and one after it that waits with changes worth a look. */
async function givenVersions({ ada, sam, pia }: People): Promise<string> {
  const server = encodeURIComponent(FILESYSTEM);
  const { versions } = await call(pia, z.object({ versions: z.array(z.object({ version: z.string() })) }), "GET", `/servers/${server}`);
  const view = z.object({ manifest: z.record(z.string(), z.unknown()), surface: z.object({ tools: z.array(z.record(z.string(), z.unknown())) }) });
  const { manifest, surface } = await call(pia, view, "GET", `/servers/${server}/versions/${versions[0]?.version}`);
  const publish = async (version: string, changes: object, tools: unknown[]) => {
    const packages = (manifest["packages"] as object[]).map((item) => ({ ...item, version, ...changes }));
    await act(pia, "POST", "/submissions", { ...manifest, version, packages });
    await act(pia, "PUT", `/servers/${server}/versions/${version}/tools`, { ...surface, tools });
    return reviewOf(ada, FILESYSTEM, "in_review", version);
  };
  const approved = await publish("2027.1.0", {}, surface.tools);
  await eventually("the vote", async () => {
    const { revision, digest } = await call(ada, reviewSchema, "GET", `/reviews/${approved}`);
    const vote = { decision: "approve", comment: "A rebuild of the same sources; the pinned package is the one of the release.", revision, digest };
    return (await ada.fetch(`/api/v1/reviews/${approved}/votes`, { method: "POST", body: JSON.stringify(vote) })).ok || undefined;
  });
  const remover = { name: "remove_directory", description: "Removes a directory with everything in it.", inputSchema: { type: "object", properties: { path: { type: "string", description: "What to remove" } }, required: ["path"] }, annotations: { readOnlyHint: false, destructiveHint: true } };
  const setting = { name: "FILESYSTEM_AUDIT_LOG", description: "Where every change is written down" };
  const update = await publish("2027.2.0", { environmentVariables: [setting] }, [...surface.tools.slice(1), remover]);
  const comment = (who: Session, text: string, visibility: string) => act(who, "POST", `/reviews/${update}/comments`, { text, visibility });
  await comment(sam, "Removing directories is new. Do we want this in `default`, or in a catalog of its own?", "internal");
  await comment(ada, "Could you say in the description what happens to directories outside of the allowed ones?", "publisher");
  await comment(pia, "They are refused, as everything outside is. I shall add a sentence.", "publisher");
  return update;
}

async function givenRequests({ ada, sam, pia }: People): Promise<void> {
  const ask = (who: Session, name: string, reason: string) => act(who, "POST", "/requests", { name, reason });
  await ask(pia, "com.sap/erp-orders", "Support wants to look up orders while on the phone.");
  await ask(sam, "com.sap/erp-orders", "Same for the billing team.");
  await ask(ada, "a server for our LDAP directory", "To find out who owns what.");
  await ask(pia, "io.github.acme/label-printer", "The warehouse prints labels by hand today.");
  const { items } = await call(ada, z.object({ items: z.array(idSchema.extend({ name: z.string() })) }), "GET", "/requests");
  const printer = items.find(({ name }) => name.endsWith("label-printer"));
  await act(ada, "POST", `/requests/${printer?.id}/decline`, { reason: "Its sources are gone. Ask again when somebody maintains it." });
}

async function givenOwnThings(pia: Session): Promise<void> {
  const kept = [FILESYSTEM, "io.modelcontextprotocol/git", "io.modelcontextprotocol/memory"];
  for (const server of kept) await act(pia, "PUT", `/servers/${encodeURIComponent(server)}/favourite`);
  await act(pia, "POST", "/collections", { name: "New colleagues", servers: kept });
  await act(pia, "POST", "/collections", { name: "Incident desk", servers: kept.slice(1) });
  await act(pia, "POST", "/tokens", { label: "CI of the platform team", scopes: ["publish"], expiresInDays: 90 });
  await act(pia, "POST", "/tokens", { label: "Laptop", scopes: ["read"], expiresInDays: 30 });
}

const usageSchema = z.object({ total: z.number() });

/** Reads as clients do, and waits until that is written down. */
async function givenPulls(baseUrl: string): Promise<void> {
  const clients: readonly [string, number][] = [["Visual Studio Code/1.120", 23], ["nacos-mcp-router/0.2", 14], ["claude-code/2.1", 9], ["curl/8.9", 2]];
  const servers = [FILESYSTEM, FILESYSTEM, "io.modelcontextprotocol/git", "io.modelcontextprotocol/memory", "io.modelcontextprotocol/everything"];
  for (const [agent, times] of clients) {
    for (let index = 0; index < times; index += 1) {
      const server = servers[index % servers.length] ?? FILESYSTEM;
      await fetch(`${baseUrl}/v0.1/servers/${encodeURIComponent(server)}/versions/latest`, { headers: { "user-agent": agent } });
    }
  }
  await eventually("the pulls", async () => {
    const answer = await fetch(`${baseUrl}/api/v1/servers/${encodeURIComponent(FILESYSTEM)}/usage`);
    return usageSchema.parse(await answer.json()).total || undefined;
  });
}

/** A router polls, and is seen when that has been written down. */
async function givenRouter(baseUrl: string): Promise<void> {
  for (const version of ["0.2.1", "1.2.3"]) {
    await fetch(`${baseUrl}/nacos/v3/admin/ai/mcp/list?pageNo=1&pageSize=100`, { headers: { "user-agent": `nacos-mcp-router/${version}` } });
  }
}

async function givenImport(admin: Session): Promise<string> {
  const $schema = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";
  const entry = (name: string, description: string, version = "1.0.0") => ({ $schema, name, description, version, packages: [{ registryType: "npm", identifier: `@contoso/${name.slice(name.indexOf("/") + 1)}`, version, transport: { type: "stdio" } }] });
  const entries = [
    entry("com.contoso/helpdesk", "Finds, opens and closes tickets of the help desk."),
    entry("com.contoso/rooms", "Books meeting rooms and says which are free."),
    entry("com.contoso/canteen", "What there is for lunch this week."),
    entry("com.contoso/expenses", "Reads expense reports of the own team."),
    entry("com.contoso/broken", "Says no exact version.", "latest"),
    entry("com.contoso/rooms", "Twice in the file."),
  ];
  const { id } = await call(admin, idSchema, "POST", "/imports?catalog=default&list=true&reason=The%20servers%20of%20our%20old%20registry", entries);
  await eventually("the import", async () => ((await call(admin, z.object({ state: z.string() }), "GET", `/imports/${id}`)).state === "running" ? undefined : true));
  return id;
}

/** A Nacos that holds what was decided but for one entry, with entries of others beside, and one that nobody reaches. */
async function givenTarget(admin: Session, nacos: NacosDouble): Promise<Pick<Subjects, "target" | "unreachable">> {
  const hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: NAMESPACE, credentials: SYNC_USER });
  nacos.state.namespaces.set(NAMESPACE, { name: NAMESPACE, description: "" });
  for (const name of ["weather", "tickets"]) await hand.createServer(program({ id: randomUUID(), name, version: "1.0.0" }));
  const common = { catalog: "default", namespaceId: NAMESPACE, ...SYNC_USER };
  const { id: target } = await call(admin, idSchema, "POST", "/targets", { name: "Platform", url: nacos.baseUrl, ...common });
  const { id: unreachable } = await call(admin, idSchema, "POST", "/targets", { name: "Branch office", url: "http://127.0.0.1:60999/nacos", ...common });
  const facts = z.object({ servers: z.record(z.string(), z.number()), findings: z.number() });
  const look = () => call(admin, facts, "GET", `/targets/${target}`);
  await eventually("the first sync", async () => {
    const { synced = 0, pending = 0 } = (await look()).servers;
    return (synced > 0 && pending === 0) || undefined;
  });
  const changed = (await hand.listServers()).find(({ name }) => name.endsWith("memory"));
  const seen = await hand.serverById(changed?.id ?? "");
  if (seen.state !== "present") throw new Error(`its entry is ${seen.state} in Nacos`);
  await hand.updateServer({ ...seen.server, description: "Remembers, and a little more" } as Parameters<typeof hand.updateServer>[0]);
  await act(admin, "POST", `/targets/${target}/check`, {});
  await eventually("the check", async () =>  (((await look()).servers["drifted"] ?? 0) > 0 ? true : undefined));
  return { target, unreachable };
}
