import { shortKey } from "@/lib/install/short-key";
import type { Manifest } from "@/lib/manifest/schema";
import type { Tool } from "@/lib/manifest/tool-surface";
import type { InstallSubject } from "./view-schema";

/** What the engine needs of a served version, and nothing more of its manifest. */
export function installSubject(manifest: Manifest, tools: readonly Tool[], conventions: Pick<InstallSubject, "registryNames" | "webLinks">): Omit<InstallSubject, "routerName"> {
  const { name, version, title, description, packages, remotes } = manifest;
  return {
    server: name,
    version,
    title: title ?? name,
    description,
    tools: tools.map((tool) => ({ name: tool.name, ...(tool.annotations?.["readOnlyHint"] === true && { annotations: { readOnlyHint: true } }) })),
    manifest: { ...(packages && { packages }), ...(remotes && { remotes }) },
    shortKey: shortKey(name),
    ...conventions,
  };
}
