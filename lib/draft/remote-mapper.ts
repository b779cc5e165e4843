import { plainText } from "@/lib/catalog/plain-text";
import type { RemoteReading } from "@/lib/draft/remote-reading-schema";
import type { Draft, DraftNote } from "@/lib/draft/schema";
import { draftName, type NamingRights } from "@/lib/draft/server-name";
import { CURRENT_SCHEMA_URL } from "@/lib/manifest/schema";

const MAX_TITLE = 100;
const MAX_VERSION = 255;
/** Labels of a host that say what stands there, not whose it is. */
const TELLS_NOTHING = new Set(["www", "mcp", "api"]);

/** A server.json of a remote server, with what it said of itself; `url` is a URL. */
export function remoteDraft(url: string, reading: RemoteReading, rights: NamingRights): Draft {
  const { name: said, title, version } = selfDescription(reading);
  const { name, notes: naming } = draftName([said], said || hostSubject(url), rights);
  return {
    manifest: {
      $schema: CURRENT_SCHEMA_URL,
      name,
      ...(title !== "" && { title }),
      description: "",
      // An empty version would pass for one; a missing one is named by validation.
      ...(version !== "" && { version }),
      remotes: [{ type: transportOf(url, reading), url }],
    },
    tools: reading.state === "read" ? reading.tools : null,
    notes: [...readingNotes(reading), ...naming, { code: "description_missing", value: null }, ...(version === "" ? [{ code: "version_missing" as const, value: null }] : [])],
  };
}

/** What the server says of itself, each empty where it says nothing. */
function selfDescription(reading: RemoteReading): { name: string; title: string; version: string } {
  if (reading.state !== "read") return { name: "", title: "", version: "" };
  const { name, title = "", version } = reading.server;
  return { name, title: plainText(title, MAX_TITLE), version: plainText(version, MAX_VERSION) };
}

function readingNotes(reading: RemoteReading): DraftNote[] {
  if (reading.state === "sign_in") return [{ code: "sign_in_needed", value: null }];
  if (reading.state === "unread") return [{ code: "remote_unread", value: reading.reason }];
  return reading.tools === null ? [{ code: "tools_unread", value: reading.toolsReason }] : [];
}

/** Who answered a POST speaks streamable HTTP; of the others, the old transport is told by the usual path. */
function transportOf(url: string, reading: RemoteReading): "sse" | "streamable-http" {
  return reading.state !== "read" && new URL(url).pathname.endsWith("/sse") ? "sse" : "streamable-http";
}

function hostSubject(url: string): string {
  const labels = new URL(url).hostname.split(".");
  return labels.find((label) => !TELLS_NOTHING.has(label)) ?? "";
}
