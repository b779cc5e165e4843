import semver from "semver";
import { CURRENT_SCHEMA_URL, type Manifest } from "@/lib/manifest/schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import type { ObservedServer } from "../client/schema";
import { observedVersions } from "../observed";
import { readEndpoint } from "./endpoint";
import { note } from "./notes";
import { readDescription, readRepository } from "./presentation";
import type { ImportNote } from "./preview-schema";
import { readProgram } from "./program";
import { needsRepair, repaired } from "./text";
import { readTools } from "./tools";

/** What an entry of Nacos becomes here. */
export interface Submission {
  manifest: Manifest;
  surface: ToolSurface | null;
  publisherStatus: "active" | "deprecated";
}

export type EntryReading =
  | { submission: Submission; notes: ImportNote[] }
  /** Why it cannot be imported, first; then what else is wrong. */
  | { submission: null; notes: ImportNote[] };

/**
 * An entry of a Nacos as a server.json and a tool surface: the way back of `toNacosServer`. Whatever cannot be carried, or must
 * not, is named (nacos.md §1.2); nothing is guessed, and no value of a secret ever gets into the result. Pure.
 */
export function toSubmission(entry: ObservedServer, serverName: string): EntryReading {
  const server = repaired(entry);
  const { version } = server;
  if (version === null || version === "") return blocked(note("no_version"));
  const way = readWay(server);
  if ("blocked" in way) return blocked(way.blocked);
  const { fields, notes: described } = readDescription(server.description ?? "", serverName);
  const { repository, notes: hosted } = readRepository(server.repository);
  const { surface, notes: tools } = readTools(server);
  const { _meta, description } = fields;
  return {
    submission: {
      manifest: { $schema: CURRENT_SCHEMA_URL, name: serverName, description, version, ...(repository && { repository }), ...way.fields, ...(_meta && { _meta }) },
      surface,
      publisherStatus: server.status === "deprecated" ? "deprecated" : "active",
    },
    notes: [...way.notes, ...described, ...hosted, ...tools, ...generalNotes(entry, version)],
  };
}

function blocked(why: ImportNote): EntryReading {
  return { submission: null, notes: [why] };
}

type Way = { fields: Pick<Manifest, "packages" | "remotes">; notes: ImportNote[] } | { blocked: ImportNote };

/** How it is started or reached. */
function readWay(server: ObservedServer): Way {
  switch (server.protocol) {
    case "stdio": {
      const program = readProgram(server.localServerConfig, server.name);
      return "blocked" in program ? program : { fields: { packages: [program.package] }, notes: program.notes };
    }
    case "mcp-sse":
    case "mcp-streamable": {
      const endpoint = readEndpoint(server, server.protocol === "mcp-sse" ? "sse" : "streamable-http");
      return "blocked" in endpoint ? endpoint : { fields: { remotes: [endpoint.remote] }, notes: endpoint.notes };
    }
    default:
      return { blocked: note("protocol_unsupported", server.protocol || "missing") };
  }
}

function generalNotes(entry: ObservedServer, version: string): ImportNote[] {
  const versions = observedVersions(entry);
  return [
    ...(versions.length > 1 ? [note("several_versions", versions.join(", "))] : []),
    ...(entry.enabled ? [] : [note("disabled")]),
    ...(needsRepair(entry) ? [note("text_repaired")] : []),
    ...(semver.valid(version) === null ? [note("version_not_semver", version)] : []),
  ];
}
