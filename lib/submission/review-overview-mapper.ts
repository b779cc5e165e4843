import type { Severity } from "@/lib/checks/schema";
import type { ManifestChange } from "@/lib/manifest/diff-schema";
import { surfaceChangeCount } from "@/lib/manifest/surface-diff";
import type { ReviewSection } from "@/lib/review/evidence-schema";
import type { Review } from "@/lib/review/schema";
import type { Evidence } from "@/lib/submission/evidence-service";

/** How a section looks to the rules: nothing against it, something to look at, or not known. Never a verdict on the server. */
export type Standing = "clear" | "attention" | "unknown";

/** A line of the summary: pages have a sentence for each code. */
export interface SummaryLine {
  code:
    | "runsPackage" | "runsRemote" | "runsNothing"
    | "first" | "unlisted" | "incomparable" | "unchanged" | "changed"
    | "worstFinding" | "noFinding" | "checksOpen" | "checksPartly"
    | "asksNothing" | "asks"
    | "wanted" | "wantedBy";
  standing: Standing;
  params: { name?: string; version?: string; count?: number; number?: number; max?: number; severity?: Severity };
}

export interface ReviewOverview {
  /** At most five, in the order in which a reviewer asks. */
  lines: SummaryLine[];
  standings: Record<ReviewSection, Standing>;
}

type Facts = Omit<Evidence, "overview">;
type Findings = Review["findings"];

const NO_VERDICT: readonly string[] = ["MISSING", "UNAVAILABLE", "SKIPPED"];

/** What a reviewer should know first, by rules alone. Pure. */
export function overviewOf(review: Review, facts: Facts): ReviewOverview {
  const lines = [what(facts), news(facts), worst(review), asking(facts), wanting(review, facts)];
  const standings = {
    changes: lines[1]?.standing ?? "unknown",
    trust: trustStanding(facts),
    asks: asksStanding(review, facts),
    tools: toolsStanding(review, facts),
    checks: lines[2]?.standing ?? "unknown",
    precedent: precedentStanding(facts),
    thread: threadStanding(review, facts),
  };
  return { lines, standings: { summary: worstOf([...lines.map(({ standing }) => standing)]), ...standings } };
}

function worstOf(standings: readonly Standing[]): Standing {
  if (standings.includes("attention")) return "attention";
  return standings.includes("unknown") ? "unknown" : "clear";
}

const line = (code: SummaryLine["code"], standing: Standing, params: SummaryLine["params"] = {}): SummaryLine => ({ code, standing, params });

function what({ manifest }: Facts): SummaryLine {
  const { packages = [], remotes = [] } = manifest ?? {};
  const [pkg, remote] = [packages[0], remotes[0]];
  const more = packages.length + remotes.length - 1;
  if (pkg) return line("runsPackage", "clear", { name: [pkg.registryType, pkg.identifier, pkg.version].filter(Boolean).join(" "), count: more });
  if (remote) return line("runsRemote", "clear", { name: remote.url ?? remote.type, count: more });
  return line("runsNothing", manifest === null ? "unknown" : "attention");
}

function news({ comparison, choices }: Facts): SummaryLine {
  if (comparison === null) return line(choices.length === 0 ? "first" : "unlisted", "unknown");
  const { base: { version }, changes } = comparison;
  if (changes === null) return line("incomparable", "unknown", { version });
  const told = surfaceChangeCount(changes);
  const count = changes.manifest.filter(isOfWeight).length + told;
  if (changes.manifest.length + told === 0) return line("unchanged", "clear", { version });
  const closely = changes.manifest.filter(({ risk }) => risk === "high").length + told;
  return line("changed", closely > 0 ? "attention" : "clear", { version, count, number: closely, max: told });
}

/** That a new version has another version string is no news. */
function isOfWeight({ area, pointer }: ManifestChange): boolean {
  return !(area === "identity" && pointer === "/version");
}

function worst({ checks, findings, risk }: Review): SummaryLine {
  if (checks.length === 0) return line("checksOpen", "unknown");
  if (risk !== null) {
    const rule = findings.find(({ severity }) => severity === risk)?.ruleId ?? "";
    return line("worstFinding", "attention", { severity: risk, count: findings.length, name: rule });
  }
  const open = checks.filter(({ status }) => NO_VERDICT.includes(status)).length;
  return open > 0 ? line("checksPartly", "unknown", { count: open }) : line("noFinding", "clear", { count: checks.length });
}

function asking({ plan }: Facts): SummaryLine {
  const inputs = plan?.inputs ?? [];
  const secrets = inputs.filter(({ secret }) => secret).length;
  if (inputs.length === 0) return line("asksNothing", plan === null ? "unknown" : "clear");
  return line("asks", secrets > 0 ? "attention" : "clear", { count: inputs.length, number: secrets });
}

function wanting({ submittedBy }: Review, { trust: { askers } }: Facts): SummaryLine {
  return askers.length === 0 ? line("wanted", "clear", { name: submittedBy.name }) : line("wantedBy", "clear", { name: submittedBy.name, count: askers.length });
}

function trustStanding({ trust: { publisherType, history } }: Facts): Standing {
  if (history.rejected + history.suspended > 0) return "attention";
  return publisherType === "community" && history.approved === 0 ? "unknown" : "clear";
}

/** That no finding is about a place says something only once the checks have finished. */
const isAbout = (findings: Findings, ...places: string[]) => findings.some(({ pointer }) => places.some((place) => pointer.startsWith(place)));

function asksStanding({ checks, findings }: Review, facts: Facts): Standing {
  if (facts.plan === null) return "unknown";
  if (isAbout(findings, "/packages", "/remotes") || facts.plan.blocked || asking(facts).standing === "attention") return "attention";
  return checks.length === 0 ? "unknown" : "clear";
}

function toolsStanding({ checks, findings }: Review, { surface, capabilities }: Facts): Standing {
  if (isAbout(findings, "/surface") || Object.values(capabilities).includes("destructive")) return "attention";
  return checks.length === 0 || surface === null || Object.values(capabilities).includes("unknown") ? "unknown" : "clear";
}

function precedentStanding({ precedent: { earlier, trouble, similar, shadowed } }: Facts): Standing {
  if (trouble.length + similar.length + shadowed.length > 0 || earlier.some(({ state }) => state === "rejected")) return "attention";
  return earlier.length === 0 ? "unknown" : "clear";
}

/** The publisher spoke last and waits for an answer. What one of its people notes for reviewers only asks for none. */
function threadStanding({ comments }: Review, { publisherSide }: Facts): Standing {
  const last = comments.at(-1);
  return last?.visibility === "publisher" && publisherSide.includes(last.author.id) ? "attention" : "clear";
}
