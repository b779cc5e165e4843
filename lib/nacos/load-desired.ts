import { manifestOf, surfaceOf } from "@/lib/catalog/served-entry";
import { servedNow, serverNamesOf } from "@/lib/catalog/served-service";
import type { DesiredState } from "./desired";
import { nacosServerId } from "./identity";
import { toNacosServer } from "./mapper";
import { nacosName, nameMap } from "./name";

/** The target, as far as it decides how a server is written there. */
export interface DesiredPlace {
  namespaceId: string;
  catalog: { id: string; slug: string };
  /** Set while the target is withdrawn: nothing of ours should stand there. */
  removingAt: Date | null;
}

export interface DesiredSubject {
  serverId: string;
  serverName: string;
  adoptedId: string | null;
}

/**
 * Nacos names on one target. They depend on every server that the catalog ever listed, so that a suspension never
 * renames another server; read once per run, and again when a server is not among them yet.
 */
export class TargetNames {
  private names: Map<string, string> | null = null;

  constructor(private readonly catalogId: string) {}

  async of(serverName: string): Promise<{ name: string; isShared: boolean }> {
    if (this.names?.has(serverName) !== true) this.names = nameMap([...(await serverNamesOf(this.catalogId)), serverName]);
    const name = this.names.get(serverName) ?? nacosName(serverName);
    return { name, isShared: name !== nacosName(serverName) };
  }
}

/** What a server should be on a target, by what is decided now. */
export async function loadDesired(place: DesiredPlace, subject: DesiredSubject, name: string): Promise<DesiredState> {
  const { namespaceId, catalog } = place;
  const id = subject.adoptedId ?? nacosServerId(namespaceId, subject.serverName);
  if (place.removingAt !== null) return { state: "absent", id, name, refusal: null };
  const { latest, active } = await servedNow(catalog, subject.serverId);
  if (latest === null) return { state: "absent", id, name, refusal: null };
  const server = toNacosServer({
    manifest: manifestOf(latest),
    surface: surfaceOf(latest),
    name,
    id,
    namespaceId,
    releasedAt: latest.listing.listedAt,
    enabled: true,
    status: latest.listing.publisherStatus === "deprecated" ? "deprecated" : "active",
  });
  if ("refused" in server) return { state: "absent", id, name, refusal: { code: server.refused, sentence: server.sentence } };
  return { state: "present", server, approved: active };
}
