import { manifestOf, surfaceOf } from "@/lib/catalog/served-entry";
import { servedNow, serverNamesOf } from "@/lib/catalog/served-service";
import type { DesiredState } from "./desired";
import { nacosServerId } from "./identity";
import { entryName, keepsWords } from "./import/origin";
import { toNacosServer } from "./mapper";
import { nacosName, nameMap } from "./name";
import { findOrigin, type JudgedOrigin, originsOf } from "./origin-repository";

/** The target, as far as it decides how a server is written there. */
export interface DesiredPlace {
  id: string;
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

  constructor(private readonly place: Pick<DesiredPlace, "id" | "catalog">) {}

  async of({ serverId, serverName }: Pick<DesiredSubject, "serverId" | "serverName">): Promise<EntryIdentity> {
    // Asked anew each time: the next import may make an entry ours while a run goes on.
    const origin = await findOrigin(this.place.id, serverId);
    const own = origin === null ? null : entryName(origin.nacosName, serverName);
    const known = this.names?.get(serverName);
    if (known === undefined || (own !== null && own !== known)) this.names = await this.read(serverName);
    const name = this.names?.get(serverName) ?? nacosName(serverName);
    return { name, isShared: own === null && name !== nacosName(serverName), origin };
  }

  private async read(serverName: string): Promise<Map<string, string>> {
    const [listed, origins] = await Promise.all([serverNamesOf(this.place.catalog.id), originsOf(this.place.id)]);
    const given = new Map(origins.map((origin) => [origin.serverName, entryName(origin.nacosName, origin.serverName)]));
    return nameMap([...listed, serverName], given);
  }
}

/** As what a server stands on a target. */
export interface EntryIdentity {
  name: string;
  /** Another server would have the same name: both have another one. */
  isShared: boolean;
  /** The entry it was before it came to us. */
  origin: JudgedOrigin | null;
}

/** The id under which a server goes on, and the one that may be taken away: that of an entry which was never listed is not ours. */
function idsOf(namespaceId: string, { adoptedId, serverName }: DesiredSubject, origin: JudgedOrigin | null): { id: string; idToTakeAway: string } {
  const ownId = adoptedId ?? nacosServerId(namespaceId, serverName);
  const id = adoptedId ?? origin?.nacosId ?? ownId;
  return { id, idToTakeAway: origin?.wasListed === false ? ownId : id };
}

/**
 * What a server should be on a target, by what is decided now. The entry it was goes on as what is listed; it is taken away only
 * once the version that was made of it was listed: who imports into review has not given it to us.
 */
export async function loadDesired(place: DesiredPlace, subject: DesiredSubject, { name, origin }: Pick<EntryIdentity, "name" | "origin">): Promise<DesiredState> {
  const { namespaceId, catalog } = place;
  const { id, idToTakeAway } = idsOf(namespaceId, subject, origin);
  const absent = { state: "absent", id: idToTakeAway, name, refusal: null } as const;
  if (place.removingAt !== null) return absent;
  const { latest, active } = await servedNow(catalog, subject.serverId);
  if (latest === null) return absent;
  const manifest = manifestOf(latest);
  const server = toNacosServer({
    manifest,
    surface: surfaceOf(latest),
    name,
    id,
    namespaceId,
    releasedAt: latest.listing.listedAt,
    enabled: true,
    status: latest.listing.publisherStatus === "deprecated" ? "deprecated" : "active",
  });
  if ("refused" in server) return { ...absent, refusal: { code: server.refused, sentence: server.sentence } };
  const isAsItCame = origin !== null && origin.digest === latest.listing.digest;
  return { state: "present", server: isAsItCame ? keepsWords(server, manifest) : server, approved: active };
}
