import type { DraftNote } from "@/lib/draft/schema";
import { splitServerName } from "@/lib/manifest/names";

/** Where the publisher may publish, as far as a draft has to know. */
export interface NamingRights {
  /** Names are made in it where the source says none. */
  namespace: string;
  mayPublishIn(namespace: string): boolean;
}

const NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?\/[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?$/;

/**
 * The name of a draft: the one the source says of itself, else one of the publisher's namespace and of `subject` (a package,
 * a title, a host). What the source says and the publisher may not use is kept and noted: taking another name would hide
 * that the package belongs to somebody else.
 */
export function draftName(declared: readonly string[], subject: string, { namespace, mayPublishIn }: NamingRights): { name: string; notes: DraftNote[] } {
  const usable = declared.filter((name) => NAME.test(name));
  const [own] = usable.filter((name) => mayPublishIn(splitServerName(name).namespace));
  const name = own ?? usable[0];
  const ambiguous: DraftNote[] = usable.length > 1 ? [{ code: "name_ambiguous", value: usable.join(", ") }] : [];
  if (name !== undefined) return { name, notes: [...ambiguous, ...(own === undefined ? [{ code: "name_elsewhere" as const, value: name }] : [])] };
  const guessed = `${namespace}/${shortName(subject)}`;
  return { name: guessed, notes: [{ code: "name_guessed", value: guessed }] };
}

/** `@acme/weather-mcp` → `weather-mcp`: the last part, in the letters a name may have. */
function shortName(subject: string): string {
  const last = subject.slice(subject.lastIndexOf("/") + 1);
  const slug = last
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|[._-]+$/g, "")
    .slice(0, 60)
    .replace(/[._-]+$/, "");
  return slug === "" ? "my-server" : slug;
}
