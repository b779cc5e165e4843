import type { EndpointEntry } from "./entry";
import type { ClientFormat, Writing } from "./format";
import { droppedTools, unprovenTransport } from "./general-notes";
import { note } from "./notes";
import type { ByHandInstall, Note } from "./schema";

type Steps = Pick<ByHandInstall, "status" | "key" | "menu" | "url" | "headers" | "missing" | "notes">;

/**
 * What a person types into a client's own window where its file takes no remote servers (install.md §1.3 Claude Desktop):
 * the address, and the headers where that window has a place for them. A value only the user has stands there as `<id>`.
 */
export function byHandSteps(client: ClientFormat, { menu, takesHeaders }: NonNullable<ClientFormat["remotesByHand"]>, writing: Writing, endpoint: EndpointEntry): Steps {
  const { key, out } = writing;
  const url = out.text(endpoint.url, "url");
  const headers = takesHeaders ? out.record(endpoint.headers, "header") : {};
  const open = [...out.placeholders.values()];
  const lost = takesHeaders ? [] : Object.keys(endpoint.headers);
  const notes: Note[] = [
    ...(open.length > 0 ? [note("fill-in-by-hand", { names: open.map(({ id }) => `<${id}>`).join(", ") })] : []),
    ...(lost.length > 0 ? [note("no-headers-by-hand", { client: client.name, names: lost.join(", ") })] : []),
    ...unprovenTransport(client, writing),
    ...droppedTools(client, writing),
  ];
  return { status: "by-hand", key, menu, url, headers, missing: open.filter(({ secret }) => !secret).map(({ id }) => id), notes };
}
