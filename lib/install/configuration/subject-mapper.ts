import type { Manifest } from "@/lib/manifest/schema";
import type { Tool } from "@/lib/manifest/tool-surface";
import type { InstallSubject } from "./view-schema";

/** What the engine needs of a version in a catalog, and nothing more of its manifest. `shortKey` is the one the server has there. */
export function installSubject(manifest: Manifest, tools: readonly Tool[], conventions: Pick<InstallSubject, "shortKey" | "registryNames" | "webLinks">): Omit<InstallSubject, "routerName"> {
  const { name, version, title, description, packages, remotes } = manifest;
  return {
    server: name,
    version,
    title: title ?? name,
    description,
    tools: tools.map((tool) => ({ name: tool.name, ...(tool.annotations?.["readOnlyHint"] === true && { annotations: { readOnlyHint: true } }) })),
    manifest: { ...(packages && { packages }), ...(remotes && { remotes }) },
    ...conventions,
  };
}
