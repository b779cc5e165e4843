import { createTargetSchema, type CreateTarget, leadElsewhere, patchTargetSchema, type PatchTarget, type Target, testCandidateSchema } from "@/lib/nacos/target-schema";
import type { TargetField, TargetValues } from "./target-values";

type Read<T> = { ok: true; value: T } | { ok: false; wrong: ReadonlySet<TargetField> };
interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly { path: PropertyKey[] }[] } };
}

function read<T>(schema: Parser<T>, value: unknown): Read<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, wrong: new Set(parsed.error.issues.map(({ path }) => path[0] as TargetField)) };
}

const lines = (text: string) => text.split(/\s+/).filter((line) => line !== "");

export function readNew({ urls, ...values }: TargetValues): Read<CreateTarget> {
  return read(createTargetSchema, { ...values, url: values.url.trim(), urls: lines(urls) });
}

/** Catalog and namespace are what a target is, and are not sent. Another host needs the password again. */
export function readPatch({ name, url, urls, username, password, drift }: TargetValues, target: Pick<Target, "url" | "urls">): Read<PatchTarget> {
  const patch = read(patchTargetSchema, { name, url: url.trim(), urls: lines(urls), username, drift, ...(password !== "" && { password }) });
  if (!patch.ok || password !== "" || username === "") return patch;
  return leadElsewhere([url.trim(), ...lines(urls)], [target.url, ...target.urls]) ? { ok: false, wrong: new Set(["password"]) } : patch;
}

export function readCandidate({ url, urls, namespaceId, username, password }: TargetValues) {
  return read(testCandidateSchema, { url: url.trim(), urls: lines(urls), namespaceId, username, password });
}
