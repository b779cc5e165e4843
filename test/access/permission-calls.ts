import type { Action, Resource } from "@/lib/access/permissions";
import type { World } from "@/test/access/permission-world";
import { CATALOG, HERE, NAMESPACE } from "@/test/access/permission-world";
import { DEFAULT_TARGETS } from "@/lib/review/due-schema";
import { type Answer, as, type Client, listingPath, manifest, versionPath } from "@/test/story/http-api";

/**
 * For each action of the permission table real calls. Whoever may gets past the rights and then, mostly, into what is true of the
 * thing (an old revision, a name that is taken): so that a call can be made by everybody, one after the other.
 */
interface Asked {
  call: (client: Client, world: World) => Promise<Answer>;
  /** Brings the world to where the call can be made again. */
  prepare?: (world: World) => Promise<unknown>;
  /** Where a refusal is no status of its own. Left out: anything but 401, 403 and 404. */
  isAllowed?: (answer: Answer, world: World) => boolean;
}

export interface PermissionCall extends Asked {
  of: Resource;
  /** Other calls under the same right. */
  also?: readonly Asked[];
}

const OLD = 999_999;
const servers = (name: string, part = "") => `/api/v1/servers/${encodeURIComponent(name)}${part}`;
const onReview = (act: string, body: object) => (client: Client, { review }: World) => client.call("POST", `/api/v1/reviews/${review.id}/${act}`, body);
const get = (path: string) => (client: Client) => client.call("GET", `/api/v1${path}`);
const ofCatalog = { catalog: CATALOG };
const ofNamespace = { namespace: NAMESPACE };

/** Of a thing that nobody has: whoever may is told so, after the rights. */
const GONE = "00000000-0000-7000-8000-000000000000";
const past = ({ status }: Answer) => status === 404;

/** An address that is never asked: the target is paused. */
const TARGET = { name: "taken", url: "http://127.0.0.1:9", catalog: CATALOG, paused: true, removalsPaused: true };

/** A suspended listing with a proposal by somebody else to lift it. */
async function proposed({ admin, proposer, suspendable }: World): Promise<void> {
  as(await admin.call("POST", `${listingPath(CATALOG, suspendable)}/suspend`, { reason: "again" }));
  as(await proposer.call("POST", `${listingPath(CATALOG, suspendable)}/reinstate`, { reason: "again" }), 202);
}

async function givenRobotToken(world: World): Promise<void> {
  world.robotTokenId = as<{ id: string }>(await world.admin.call("POST", `/api/v1/robots/${world.robotId}/tokens`, { scopes: ["read"] }), 201).id;
}

export const CALLS = {
  publish: { of: HERE, call: (client) => client.call("POST", "/api/v1/submissions", manifest(`${NAMESPACE}/listed`, "1.0.0", { title: "Other bytes" })) },
  "submission.withdraw": { of: HERE, call: onReview("withdraw", { revision: OLD }) },
  "version.status": { of: HERE, call: (client, { listed }) => client.call("POST", `${versionPath(listed)}/status`, { status: "active" }) },
  "version.tools": { of: HERE, call: (client, { listed }) => client.call("PUT", `${versionPath(listed)}/tools`, { tools: [], prompts: [], resources: [] }) },
  "version.propose": { of: HERE, call: (client, { listed }) => client.call("POST", `${versionPath(listed)}/proposals`, { catalog: CATALOG, reason: "again" }) },
  "unapproved.read": { of: HERE, call: (client, { review }) => client.call("GET", `/api/v1/reviews/${review.id}`) },
  "internal.read": { of: HERE, call: (client, { review }) => client.call("GET", `/api/v1/reviews/${review.id}`), isAllowed: ({ text }) => text.includes("between us") },
  "review.vote": { of: HERE, call: (client, { review }) => client.call("POST", `/api/v1/reviews/${review.id}/votes`, { decision: "approve", comment: "x", revision: OLD, digest: review.digest }) },
  "review.conclude": { of: HERE, call: onReview("conclude", { revision: OLD }) },
  "review.claim": { of: HERE, call: onReview("claim", { revision: OLD }) },
  "review.comment": { of: HERE, call: onReview("comments", { text: "a word", visibility: "publisher" }) },
  "review.check": { of: HERE, call: onReview("checks", { revision: OLD }) },
  "review.reopen": { of: HERE, call: onReview("reopen", { revision: OLD, reason: "again" }) },
  "listing.suspend": { of: HERE, call: (client, { suspendable }) => client.call("POST", `${listingPath(CATALOG, suspendable)}/suspend`, { reason: "again" }) },
  "listing.withdraw": { of: HERE, call: (client, { withdrawable }) => client.call("POST", `${listingPath(CATALOG, withdrawable)}/withdraw`, { reason: "again" }) },
  "reinstatement.propose": { of: HERE, call: (client, { listed }) => client.call("POST", `${listingPath(CATALOG, listed)}/reinstate`, { reason: "again" }) },
  "reinstatement.confirm": { of: HERE, prepare: proposed, call: (client, { suspendable }) => client.call("POST", `${listingPath(CATALOG, suspendable)}/reinstate`, { reason: "again" }) },
  "token.mint": { of: {}, call: (client) => client.call("POST", "/api/v1/tokens", { scopes: ["read"] }) },
  "robot.mint": { of: {}, call: (client, { robotId }) => client.call("POST", `/api/v1/robots/${robotId}/tokens`, { scopes: ["read"] }) },
  "robot.read": {
    of: {},
    call: get("/robots"),
    also: [{ call: (client, { robotId }) => client.call("GET", `/api/v1/robots/${robotId}`) }, { call: (client, { robotId }) => client.call("GET", `/api/v1/robots/${robotId}/tokens`) }],
  },
  "robot.manage": {
    of: {},
    // A name that belongs to Gatehouse itself.
    call: (client, { admin }) => client.call("POST", "/api/v1/robots", { name: "bootstrap", responsible: admin.id }),
    also: [
      { call: (client, { robotId }) => client.call("PATCH", `/api/v1/robots/${robotId}`, { disabled: false }) },
      { prepare: givenRobotToken, call: (client, { robotTokenId }) => client.call("DELETE", `/api/v1/tokens/${robotTokenId}`) },
    ],
  },
  "user.read": { of: {}, call: get("/users") },
  "user.manage": {
    of: {},
    call: (client, { subjectEmail }) => client.call("POST", "/api/v1/users", { email: subjectEmail, name: "Taken" }),
    also: [
      { call: (client, { subject }) => client.call("PATCH", `/api/v1/users/${subject.id}`, { name: "Somebody", roles: ["auditor"], disabled: false }) },
      { call: (client, { subject }) => client.call("POST", `/api/v1/users/${subject.id}/invitation`) },
      { call: (client) => client.call("DELETE", `/api/v1/users/${GONE}/sessions`), isAllowed: past },
    ],
  },
  "namespace.manage": { of: ofNamespace, call: (client) => client.call("POST", "/api/v1/namespaces", { name: NAMESPACE }) },
  "namespace.members": { of: ofNamespace, call: (client, { subject }) => client.call("PUT", `/api/v1/namespaces/${NAMESPACE}/members/${subject.id}`, { role: "publisher" }) },
  "namespace.transfer": {
    of: ofNamespace,
    // To nobody, so that it stays where it is.
    call: (client) => client.call("POST", `/api/v1/namespaces/${NAMESPACE}/transfer`, { to: GONE, reason: "again" }),
    also: [{ call: (client, { subject }) => client.call("GET", `/api/v1/namespaces/${NAMESPACE}/transfer-effect?to=${subject.id}`) }],
  },
  "namespace.classify": { of: ofNamespace, call: (client) => client.call("PATCH", `/api/v1/namespaces/${NAMESPACE}`, { publisherType: "community" }) },
  "category.manage": { of: {}, call: (client) => client.call("POST", "/api/v1/categories", { slug: "tools", title: "Tools" }) },
  "server.categorize": { of: ofNamespace, call: (client, { listed }) => client.call("PUT", servers(listed, "/categories"), { categories: [] }) },
  "request.make": { of: {}, call: (client) => client.call("POST", "/api/v1/requests", { name: "com.wanted/thing", reason: "I want it too" }) },
  "request.read": { of: ofCatalog, call: get("/requests?limit=100"), isAllowed: ({ text }) => text.includes("com.wanted/by-one") },
  "request.decline": { of: ofCatalog, call: (client, { requestId }) => client.call("POST", `/api/v1/requests/${requestId}/decline`, { reason: "Not here" }) },
  "shelf.keep": { of: {}, call: (client, { listed }) => client.call("PUT", servers(listed, "/favourite")) },
  "catalog.manage": { of: ofCatalog, call: (client) => client.call("PATCH", `/api/v1/catalogs/${CATALOG}`, { title: "Default" }) },
  "catalog.tighten": { of: ofCatalog, call: (client, { policy }) => client.call("PUT", `/api/v1/catalogs/${CATALOG}/policy`, policy.policy, { "If-Match": `"${policy.digest}"` }) },
  "policy.study": { of: ofCatalog, call: get(`/catalogs/${CATALOG}/policy/versions`) },
  "link.read": { of: ofCatalog, call: get(`/catalogs/${CATALOG}/links`) },
  "import.list": { of: ofCatalog, call: (client) => client.call("POST", `/api/v1/imports?catalog=${CATALOG}&list=true&reason=again`, []) },
  "import.read": {
    of: {},
    // Whoever imports sees their own: this one is somebody else's.
    call: get("/imports?limit=100"),
    isAllowed: ({ text }, { importId }) => text.includes(importId),
    also: [{ call: (client, { importId }) => client.call("GET", `/api/v1/imports/${importId}`) }],
  },
  "router.read": { of: {}, call: get("/routers") },
  "target.read": { of: {}, call: get("/targets") },
  "target.manage": { of: ofCatalog, call: (client) => client.call("POST", "/api/v1/targets", TARGET) },
  "audit.read": { of: {}, call: get("/audit?limit=1") },
  "console.enter": { of: {}, call: get("/status"), also: [{ call: get("/due-targets") }] },
  "system.read": { of: {}, call: get("/system"), also: [{ call: get("/system/configuration") }, { call: get("/jobs?limit=1") }] },
  "job.manage": {
    of: {},
    call: (client) => client.call("POST", "/api/v1/jobs/retry", {}),
    also: [{ call: (client) => client.call("POST", `/api/v1/jobs/${OLD}/retry`), isAllowed: past }, { call: (client) => client.call("DELETE", `/api/v1/jobs/${OLD}`), isAllowed: past }],
  },
  "queue.keep": { of: {}, call: get("/queue-views"), also: [{ call: (client) => client.call("POST", "/api/v1/queue-views", { name: "mine", query: "state=in_review" }) }] },
  "queue.targets": { of: {}, call: (client) => client.call("PUT", "/api/v1/due-targets", { version: OLD, targets: DEFAULT_TARGETS }) },
  "review.look": { of: HERE, call: (client, { review }) => client.call("POST", `/api/v1/reviews/${review.id}/presence`) },
  "review.mark": { of: HERE, call: (client, { review }) => client.call("PUT", `/api/v1/reviews/${review.id}/sections/summary`, { round: review.round, digest: review.digest, surfaceDigest: review.surfaceDigest }) },
  "notice.read": { of: {}, call: get("/notices"), also: [{ call: (client) => client.call("PUT", "/api/v1/notice-preferences", { language: "en" }) }] },
  "webhook.read": { of: ofCatalog, call: get(`/webhooks?catalog=${CATALOG}`) },
  "webhook.manage": { of: ofCatalog, call: (client) => client.call("PUT", `/api/v1/catalogs/${CATALOG}/notices`, { muted: [] }) },
} as const satisfies Record<Action, PermissionCall>;
