import { z } from "zod";
import { DRIFT_POLICIES } from "./drift-names-schema";

/** Nacos targets as forms and the product API send and show them (governance.md §4 `/targets`). Isomorphic. */
export const ITEM_STATES = ["synced", "pending", "drifted", "conflict", "refused", "failed"] as const;
/**
 * Why a whole target stands still: Nacos is away; does not accept the user; gives it no right; our own secret changed, so
 * that the password must be entered again; the version is not ours to write; another registry; something else.
 */
export const TROUBLES = ["unavailable", "credentials", "rights", "sealed", "unsupported", "foreign_registry", "unexpected"] as const;

export const driftPolicySchema = z.enum(DRIFT_POLICIES);
export type DriftPolicy = z.infer<typeof driftPolicySchema>;
export const itemStateSchema = z.enum(ITEM_STATES);
export const troubleCodeSchema = z.enum(TROUBLES);
export type TroubleCode = z.infer<typeof troubleCodeSchema>;

/** Plain http or https with nothing secret in it: addresses are shown to people. */
const baseUrl = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((text) => isPlain(text), "must have neither user, password, query nor fragment");

const fields = {
  name: z.string().trim().min(1).max(80),
  url: baseUrl,
  /** Further nodes of the same cluster. */
  urls: z.array(baseUrl).max(9),
  /** The id of the namespace, not its name. */
  namespaceId: z.string().regex(/^[\w-]{1,128}$/, "must be the id of a namespace"),
  /** Empty with an empty password: a Nacos without authentication. */
  username: z.string().max(200),
  password: z.string().max(1000),
  catalog: z.string().max(63),
  drift: driftPolicySchema,
  /** Nothing is added or changed. What is no longer approved is still taken away. */
  paused: z.boolean(),
  /** Nothing is taken away either: suspensions do not reach the target. Pauses it as a whole; resuming ends both. */
  removalsPaused: z.boolean(),
};

export const createTargetSchema = z.strictObject({
  ...fields,
  urls: fields.urls.default([]),
  namespaceId: fields.namespaceId.default("public"),
  username: fields.username.default(""),
  password: fields.password.default(""),
  catalog: fields.catalog.default("default"),
  mode: z.literal("push").default("push"),
  drift: fields.drift.default("report"),
  paused: fields.paused.default(false),
  removalsPaused: fields.removalsPaused.default(false),
});
export type CreateTarget = z.output<typeof createTargetSchema>;

/** The catalog and the namespace are what a target is: another one is another target. */
export const patchTargetSchema = z
  .strictObject({
    ...{ name: fields.name, url: fields.url, urls: fields.urls, username: fields.username, password: fields.password, drift: fields.drift },
    ...{ paused: fields.paused, removalsPaused: fields.removalsPaused },
  })
  .partial();
export type PatchTarget = z.output<typeof patchTargetSchema>;

const instant = z.iso.datetime();

export const targetSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  urls: z.array(z.string()),
  namespaceId: z.string(),
  username: z.string(),
  catalog: z.string(),
  mode: z.string(),
  drift: driftPolicySchema,
  paused: z.boolean(),
  removalsPaused: z.boolean(),
  /** Suspended, withdrawn or expired, and not confirmed gone there. */
  waitingRemovals: z.number().int(),
  /** Its entries are being withdrawn; when the last one is gone, so is the target. `servers` counts what is left. */
  removing: z.boolean(),
  /** What the server said it is. */
  version: z.string().nullable(),
  lastTest: z.object({ at: instant, ok: z.boolean(), detail: z.string() }).nullable(),
  /** Why nothing is written at the moment: the target fails as a whole, or another registry claims it. */
  trouble: z.object({ code: troubleCodeSchema, reason: z.string(), until: instant.nullable() }).nullable(),
  servers: z.record(itemStateSchema, z.number().int()),
  /** How long the oldest decision has been waiting to stand there, in seconds. */
  lagSeconds: z.number(),
  findings: z.number().int(),
  driftCheckedAt: instant.nullable(),
  /** When everything there is looked at next. */
  driftDueAt: instant,
  /** Who writes to it at this moment. */
  writer: z.string().nullable(),
  createdAt: instant,
});
export type Target = z.infer<typeof targetSchema>;
/** A page of them, for who reads no further. */
export const targetsSchema = z.object({ items: z.array(targetSchema), nextCursor: z.string().optional() });

export const targetItemSchema = z.object({
  server: z.string(),
  version: z.string().nullable(),
  nacosName: z.string().nullable(),
  state: itemStateSchema,
  /** Why, in a sentence; `code` for programs. */
  detail: z.string().nullable(),
  code: z.string().nullable(),
  attempts: z.number().int(),
  nextAt: instant.nullable(),
  desiredHash: z.string().nullable(),
  observedHash: z.string().nullable(),
  verifiedAt: instant.nullable(),
  at: instant,
});
export type TargetItem = z.infer<typeof targetItemSchema>;

/** One difference: `approved` is absent in what only stands there, `standing` in what is missing there. */
export const itemChangeSchema = z.object({
  kind: z.enum(["added", "removed", "changed"]),
  /** Names from the outside in: `tools`, `forecast`, `description`. */
  place: z.array(z.string()),
  approved: z.unknown().optional(),
  standing: z.unknown().optional(),
});
export type ItemChange = z.infer<typeof itemChangeSchema>;

/** Both sides in canonical form (nacos.md §7.6), kept while they differ, and the difference in small. */
export const targetItemDiffSchema = targetItemSchema.extend({ desired: z.unknown(), observed: z.unknown(), changes: z.array(itemChangeSchema) });
export type TargetItemDiff = z.infer<typeof targetItemDiffSchema>;

/** The evidence of `tools_changed`: what stands there instead of the approved tools. */
export const toolEvidenceSchema = z.object({
  version: z.string(),
  changes: z.array(z.object({ kind: z.enum(["added", "removed", "changed"]), name: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
});

/** What a test needs to know of a target that is not there yet. */
export const testCandidateSchema = createTargetSchema.pick({ url: true, urls: true, namespaceId: true, username: true, password: true });
export type TestCandidate = z.output<typeof testCandidateSchema>;

export const TEST_STEPS = ["reach", "version", "sign_in", "namespace", "marker"] as const;

/** What a step of a test found; the console has a sentence for each, and for each that is not fine what to do. */
export const TEST_FINDINGS = [
  ...(["ready", "supported", "gap", "signed_in", "present", "unasked", "unclaimed"] as const),
  ...(["starting", "unsupported", "absent", "claimed"] as const),
  ...(["unreachable", "not_nacos", "credentials", "rights", "sealed", "busy", "refused"] as const),
] as const;
export type TestFinding = (typeof TEST_FINDINGS)[number];

export const testResultSchema = z.object({
  ok: z.boolean(),
  /** What was found, in sentences a person can act on. */
  detail: z.string(),
  version: z.string().nullable(),
  steps: z.array(
    z.object({
      name: z.enum(TEST_STEPS),
      ok: z.boolean(),
      found: z.enum(TEST_FINDINGS),
      /** The fact of the finding: a version, how many servers, a namespace, an owner. */
      value: z.string().nullable(),
      detail: z.string(),
    }),
  ),
});
export type TestResult = z.infer<typeof testResultSchema>;

export const deleteQuerySchema = z.object({
  /** Withdraw our entries from Nacos first. */
  remove: z.stringbool().default(false),
});

export const syncQuerySchema = z.object({
  /** Write although another registry claims the namespace: from now on it is ours. */
  takeOver: z.stringbool().default(false),
});

export const STEP_KINDS = [
  ...(["delete_server", "delete_version", "create_server", "update_server", "ensure_service"] as const),
  ...(["disable_health_check", "add_instance", "remove_instance", "await_instance", "remove_service"] as const),
] as const;

export const dryRunSchema = z.object({
  /** One entry for each server of which something would be written. */
  items: z.array(
    z.object({
      server: z.string(),
      version: z.string().nullable(),
      nacosName: z.string(),
      outcome: z.enum(["write", "adopt", "conflict", "refused", "failed"]),
      /** Why it is refused or failed, for programs. */
      code: z.string().nullable(),
      detail: z.string(),
      steps: z.array(
        z.object({
          do: z.enum(STEP_KINDS),
          /** The server, the id or the service it is done to. */
          subject: z.string(),
          version: z.string().nullable(),
          /** Host and port of an endpoint. */
          at: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Servers that stand there exactly. */
  unchanged: z.number().int(),
  /** True: only the first hundred servers were looked at. */
  cut: z.boolean(),
});
export type DryRun = z.infer<typeof dryRunSchema>;
export type DryRunStep = DryRun["items"][number]["steps"][number];

export const targetItemFilterSchema = z.object({
  state: itemStateSchema.optional(),
  /** A part of the name of the server, or of its name in Nacos. */
  q: z.string().trim().max(200).optional(),
});

export const resolveSchema = z.strictObject({
  /** `adopt`: the entry that is there becomes ours, under its id. `replace`: it is deleted and ours written. */
  decision: z.enum(["adopt", "replace"]),
  reason: z.string().trim().min(1).max(500),
});
export type Resolve = z.output<typeof resolveSchema>;

export const findingSchema = z.object({
  kind: z.string(),
  subject: z.string(),
  /** The server it is about, where writing that server again is the cure (`…/servers/{name}/sync`). */
  server: z.string().nullable(),
  detail: z.string(),
  evidence: z.unknown(),
  firstSeenAt: instant,
  lastSeenAt: instant,
});
export type TargetFinding = z.infer<typeof findingSchema>;

export const targetEventSchema = z.object({
  id: z.number().int(),
  at: instant,
  server: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  version: z.string().nullable(),
  cause: z.string(),
});
export type TargetEvent = z.infer<typeof targetEventSchema>;

/** Whether addresses lead to a host that others do not: a stored password is only sent where it was given for. All must be whole URLs. */
export function leadElsewhere(urls: readonly string[], known: readonly string[]): boolean {
  const origins = new Set(known.map((url) => new URL(url).origin));
  return urls.some((url) => !origins.has(new URL(url).origin));
}

function isPlain(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}
