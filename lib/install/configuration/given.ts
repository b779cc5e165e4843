import { NO_ANSWERS } from "@/lib/install/answers";
import { buildTargets } from "@/lib/install/targets";
import { type Entry, entryOf, type Text } from "./entry";
import type { ReadyInstall } from "./schema";
import type { InstallSubject } from "./view-schema";
import { shownText } from "./writer";

/**
 * What a process or a remote is given besides its command or address, before anybody answers anything: environment variables
 * as `NAME=value`, headers as `Name: value`, with `<id>` where the user supplies it; then the names of other variables that
 * must exist. Pure.
 */
export function givenTo(manifest: InstallSubject["manifest"]): (install: Pick<ReadyInstall, "target" | "variables">) => string[] {
  const { targets, inputs } = buildTargets(manifest);
  return ({ target: id, variables }) => {
    const target = targets.find((candidate) => candidate.id === id);
    if (target === undefined || "unsupported" in target) return [];
    const { environment, headers } = textsOf(entryOf({ target, inputs, answers: NO_ANSWERS, extra: [], clientAsks: false }));
    const others = variables.map(({ name }) => name).filter((name) => !Object.hasOwn(environment, name));
    return [...told(environment, "="), ...told(headers, ": "), ...others];
  };
}

function textsOf(entry: Entry): Record<"environment" | "headers", Readonly<Record<string, Text>>> {
  return { environment: "process" in entry ? entry.process.env : {}, headers: "endpoint" in entry ? entry.endpoint.headers : {} };
}

function told(texts: Readonly<Record<string, Text>>, sign: string): string[] {
  return Object.entries(texts).map(([name, text]) => `${name}${sign}${shownText(text)}`);
}
