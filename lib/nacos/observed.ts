import type { Observation } from "./client/admin";
import type { ListedServer, ObservedServer, ServiceInstance } from "./client/schema";

/** What was read about one server on a target, as far as a plan needs it. */
export interface ObservedState {
  /** By the id it should have. */
  byId: Observation;
  /** By the name it should have. */
  byName: Observation;
  /** The entry of the list with that name. */
  listed: ListedServer | null;
  /** Services of its name, and of the name it has there: `<name>` and `<name>::<version>`. */
  services: readonly string[];
  /** Instances of the service it should be reached by; none for a program. */
  instances: readonly ServiceInstance[];
}

/** A server of that name under another id, or null. */
export function nameHolder({ byName, listed }: ObservedState, id: string): { id: string; server: ObservedServer | null } | null {
  if (byName.state === "present" && byName.server.id !== id) return { id: byName.server.id, server: byName.server };
  return listed !== null && listed.id !== id ? { id: listed.id, server: null } : null;
}

/** The versions a server has there, in the order they were added. */
export function observedVersions(server: ObservedServer): string[] {
  const versions = (server.allVersions ?? []).map(({ version }) => version);
  return versions.length > 0 || server.version === null ? versions : [server.version];
}

/** Whether a service belongs to a server of that name. */
export function isServiceOf(service: string, name: string): boolean {
  return service === name || service.startsWith(`${name}::`);
}
