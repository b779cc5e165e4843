import type { DriftPolicy, Target } from "@/lib/nacos/target-schema";

/** What the form of a target holds: text as it was typed. */
export interface TargetValues {
  name: string;
  url: string;
  /** One address a line. */
  urls: string;
  namespaceId: string;
  username: string;
  password: string;
  catalog: string;
  drift: DriftPolicy;
  paused: boolean;
}
export type TargetField = keyof TargetValues;

export function emptyValues(catalog: string): TargetValues {
  return { name: "", url: "", urls: "", namespaceId: "public", username: "", password: "", catalog, drift: "report", paused: true };
}

/** The password is never told: left empty it stays what it is. */
export function valuesOf({ name, url, urls, namespaceId, username, catalog, drift, paused }: Target): TargetValues {
  return { name, url, urls: urls.join("\n"), namespaceId, username, password: "", catalog, drift, paused };
}
