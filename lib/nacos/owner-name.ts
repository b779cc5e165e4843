import { config } from "@/lib/config/config";
import type { Marker } from "./marker";
import { installationId } from "./target-password";

/** How a target of this installation claims its namespace: under a name of its own, with the generation it wrote last. */
export function ownMarker({ id, markerGeneration }: { id: string; markerGeneration: number }): Marker {
  return { owner: `gatehouse/${installationId(config().secret)}/${id}`, generation: markerGeneration };
}
