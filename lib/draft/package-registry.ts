import { config } from "@/lib/config/config";
import { npmFacts } from "@/lib/draft/npm-mapper";
import { metadataUrl, type PackageCoordinate } from "@/lib/draft/package-coordinate";
import type { PackageFacts } from "@/lib/draft/package-facts-schema";
import { pypiFacts } from "@/lib/draft/pypi-mapper";
import type { PackageSource } from "@/lib/draft/schema";
import { fetchConfiguredText } from "@/lib/http/configured-host";
import { AppError } from "@/lib/http/errors";
import { type OutboundAnswer, OutboundError } from "@/lib/http/outbound";
import { parseStrictJson } from "@/lib/manifest/strict-json";

/** PyPI tells all releases with the newest one. */
const LIMITS = { maxBytes: 8 * 1_048_576, timeoutMs: 10_000 };
const JSON_LIMITS = { maxBytes: LIMITS.maxBytes, maxKeys: 500_000, maxEntries: 500_000 };
const FACTS: Readonly<Record<PackageSource, (document: unknown) => PackageFacts | null>> = { npm: npmFacts, pypi: pypiFacts };

/**
 * What the configured package registry tells of a package. Which registry is asked is the operator's decision alone: where none
 * is configured there is no answer, never a guess.
 *
 * Throws `upstream_unconfigured`, `package_not_found`, `upstream_failed`.
 */
export async function packageFacts(source: PackageSource, coordinate: PackageCoordinate): Promise<PackageFacts> {
  const upstream = config().packageUpstreams.find(({ registryType }) => registryType === source);
  if (upstream === undefined) {
    throw new AppError("upstream_unconfigured", `This installation asks no ${source} registry. An administrator names one in GATEHOUSE_PACKAGE_UPSTREAMS.`);
  }
  const facts = FACTS[source](documentOf(source, coordinate, await ask(source, metadataUrl(source, upstream.baseUrl, coordinate))));
  if (facts === null) throw failed(source, "its answer names no package or no version");
  if (!isAbout(facts, coordinate)) throw failed(source, `its answer is about ${facts.identifier} ${facts.version}`);
  return facts;
}

async function ask(source: PackageSource, url: string): Promise<OutboundAnswer> {
  try {
    return await fetchConfiguredText(url, LIMITS);
  } catch (error) {
    if (error instanceof OutboundError) throw failed(source, error.message);
    throw error;
  }
}

function documentOf(source: PackageSource, { name, version }: PackageCoordinate, { status, text }: OutboundAnswer): unknown {
  if (status === 404) throw new AppError("package_not_found", `The ${source} registry has no ${version === null ? name : `${name} ${version}`}. Look at the spelling.`);
  if (status !== 200) throw failed(source, `it answered with HTTP ${status}`);
  const parsed = parseStrictJson(text, JSON_LIMITS);
  if (!parsed.ok) throw failed(source, `its answer cannot be read: ${parsed.issue.message}`);
  return parsed.value;
}

/** A version that was asked for by a tag has another name, a project of Python has many spellings. */
function isAbout({ registryType, identifier }: PackageFacts, { name }: PackageCoordinate): boolean {
  if (registryType === "npm") return identifier === name;
  const key = (project: string) => project.toLowerCase().replace(/[-_.]+/g, "-");
  return key(identifier) === key(name);
}

function failed(source: PackageSource, reason: string): AppError {
  return new AppError("upstream_failed", `The ${source} registry could not be read: ${reason}. Try again, or write the server.json yourself.`);
}
