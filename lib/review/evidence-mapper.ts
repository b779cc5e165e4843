import type { StoredRun } from "@/lib/checks/run-service";
import type { CheckResultStatus, Severity } from "@/lib/checks/schema";
import { canonicalize, digestOf } from "@/lib/manifest/canonical";
import type { JsonValue } from "@/lib/manifest/json-value";
import { CONCLUSION_SCHEMA, type ConclusionDocument, EVIDENCE_SCHEMA, type EvidenceDocument } from "@/lib/review/evidence-schema";
import type { PolicyVerdict } from "@/lib/review/schema";

export interface SeenFacts extends Pick<EvidenceDocument, "review" | "subject" | "clientKey" | "comparedWith" | "sections"> {
  policy: { version: number; digest: string; verdict: PolicyVerdict };
  run: StoredRun | null;
}

/** The evidence document of a vote: what lists have no order in is sorted, so that the same facts have one digest. */
export function evidenceDocument({ vote, voter, ...seen }: SeenFacts & Pick<EvidenceDocument, "vote" | "voter">): EvidenceDocument {
  return { schema: EVIDENCE_SCHEMA, ...seenOf(seen), vote, voter: personThen(voter) };
}

/** The same of a conclusion. */
export function conclusionDocument({ conclusion, concludedBy, votes, ...seen }: SeenFacts & Pick<ConclusionDocument, "conclusion" | "concludedBy" | "votes">): ConclusionDocument {
  return { schema: CONCLUSION_SCHEMA, ...seenOf(seen), conclusion, concludedBy: personThen(concludedBy), votes };
}

const personThen = (person: EvidenceDocument["voter"]) => ({ ...person, roles: [...person.roles].sort() });

function seenOf({ run, policy, sections, ...facts }: SeenFacts) {
  const { version, digest, verdict } = policy;
  return {
    ...facts,
    policy: { version, digest, verdict: { allow: verdict.allow, unmet: verdict.unmet.map(({ code, sentence }) => ({ code, sentence })) } },
    checks: run && checksOf(run),
    sections: sortedBy(sections, ({ section }) => section),
  };
}

function checksOf({ id, finishedAt, digest, surfaceDigest, ruleSetDigest, outcomes, findings }: StoredRun): EvidenceDocument["checks"] {
  const rules = outcomes.map(({ ruleId, ruleVersion, status, enforced, required }) => ({ id: ruleId, version: ruleVersion, status: status as CheckResultStatus, enforced, required }));
  const found = findings.map(({ ruleId, severity, pointer, message, evidence, fingerprint }) => ({ ruleId, severity: severity as Severity, pointer, message, evidence, fingerprint }));
  return {
    runId: id,
    finishedAt: finishedAt.toISOString(),
    subject: { manifestDigest: digest, surfaceDigest },
    ruleSetDigest,
    rules: sortedBy(rules, (rule) => rule.id),
    findings: sortedBy(found, ({ ruleId, pointer, fingerprint }) => `${ruleId}\n${pointer}\n${fingerprint}`),
  };
}

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items.map((item) => ({ item, key: keyOf(item) })).sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key)).map(({ item }) => item);
}

/** The canonical text of a document and its digest. Half a surrogate pair, which has no canonical form, becomes U+FFFD. */
export function sealed(document: EvidenceDocument | ConclusionDocument): { canonical: string; digest: string } {
  const canonical = canonicalize(JSON.parse(JSON.stringify(document), (_, value: unknown) => (typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value)) as JsonValue);
  return { canonical, digest: digestOf(canonical) };
}
