import type { NacosServerDetail } from "./schema";

/** What one server should be on one target. */
export type DesiredState =
  | {
      state: "present";
      server: NacosServerDetail;
      /** Versions that are active in the catalog: the only ones that may stand there, besides as older ones. */
      approved: readonly string[];
    }
  | {
      state: "absent";
      id: string;
      name: string;
      /** Why Nacos cannot hold what is listed; null when nothing is listed. */
      refusal: { code: string; sentence: string } | null;
    };

/** The id a server should have there. */
export function desiredId(desired: DesiredState): string {
  return desired.state === "present" ? desired.server.id : desired.id;
}

/** The name a server should have there. */
export function desiredName(desired: DesiredState): string {
  return desired.state === "present" ? desired.server.name : desired.name;
}
