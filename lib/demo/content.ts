import type { DemoServer } from "@/lib/demo/schema";
import { DATA_SERVERS } from "@/lib/demo/servers/data";
import { DEVELOPMENT_SERVERS } from "@/lib/demo/servers/development";
import { INFRASTRUCTURE_SERVERS } from "@/lib/demo/servers/infrastructure";
import { REFERENCE_NODE_SERVERS } from "@/lib/demo/servers/reference-node";
import { REFERENCE_PYTHON_SERVERS } from "@/lib/demo/servers/reference-python";
import { TROUBLED_SERVERS } from "@/lib/demo/servers/troubled";
import { WORK_SERVERS } from "@/lib/demo/servers/work";
import { splitServerName } from "@/lib/manifest/names";

/** What an empty registry gets with `GATEHOUSE_DEMO=1` (issue 3 §7), written by us about servers that exist, and one that does not. */
export const DEMO_SERVERS: readonly DemoServer[] = [
  ...REFERENCE_NODE_SERVERS,
  ...REFERENCE_PYTHON_SERVERS,
  ...DEVELOPMENT_SERVERS,
  ...INFRASTRUCTURE_SERVERS,
  ...DATA_SERVERS,
  ...WORK_SERVERS,
  ...TROUBLED_SERVERS,
];

/** The namespaces these servers need, each once: the demo's publisher owns them all (governance.md §3). */
export const DEMO_NAMESPACES: readonly string[] = [...new Set(DEMO_SERVERS.map(({ manifest }) => splitServerName(manifest.name).namespace))].sort();
