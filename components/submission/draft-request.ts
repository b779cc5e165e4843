import type { DraftRequest } from "@/lib/draft/schema";

/** What a submission can start from; `text` is what the publisher has already. */
export type StartSource = "text" | DraftRequest["source"];

export interface DraftAnswers {
  /** One for npm and PyPI: who changes the source has usually only missed it. */
  package: string;
  url: string;
  namespace: string;
  server: string | null;
  version: string;
}

export const EMPTY_ANSWERS: DraftAnswers = { package: "", url: "", namespace: "", server: null, version: "" };

/** What to ask for with these answers, or null while the decisive one lacks. */
export function draftRequest(source: StartSource, { package: name, url, namespace, server, version }: DraftAnswers): DraftRequest | null {
  const naming = namespace === "" ? {} : { namespace };
  if (source === "text") return null;
  if (source === "version") return server === null ? null : { source, server, ...(version.trim() !== "" && { version }) };
  if (source === "remote") return url.trim() === "" ? null : { source, url, ...naming };
  return name.trim() === "" ? null : { source, package: name, ...naming };
}
