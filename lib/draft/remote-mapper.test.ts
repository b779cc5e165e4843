import { describe, expect, it } from "vitest";
import { remoteDraft } from "./remote-mapper";
import type { RemoteReading } from "./remote-reading-schema";

const RIGHTS = { namespace: "com.acme", mayPublishIn: () => true };
const URL_OF_IT = "https://mcp.weather.example/mcp";
const read = (server: object): RemoteReading => ({ state: "read", server: { name: "", version: "", ...server }, tools: { tools: [], prompts: [], resources: [] }, toolsReason: null });
const unread: RemoteReading = { state: "unread", reason: "it answered with HTTP 500" };

describe("a remote server becomes a server.json", () => {
  it("with what it says of itself; what it cannot say is left to the publisher", () => {
    expect(remoteDraft(URL_OF_IT, read({ name: "Weather Service", title: "Weather", version: "3.1.0" }), RIGHTS)).toEqual({
      manifest: expect.objectContaining({ name: "com.acme/weather-service", title: "Weather", description: "", version: "3.1.0", remotes: [{ type: "streamable-http", url: URL_OF_IT }] }) as unknown,
      tools: { tools: [], prompts: [], resources: [] },
      notes: [{ code: "name_guessed", value: "com.acme/weather-service" }, { code: "description_missing", value: null }],
    });
  });

  it.each([
    ["a server that names itself as a registry does", read({ name: "com.acme/weather", version: "1.0.0" }), "com.acme/weather"],
    ["nobody's name", read({ version: "1.0.0" }), "com.acme/weather"],
    ["a name of other letters", read({ name: "天气", version: "1.0.0" }), "com.acme/my-server"],
    ["no answer", unread, "com.acme/weather"],
  ])("named by %s", (_case, reading, name) => {
    expect(remoteDraft(URL_OF_IT, reading, RIGHTS).manifest["name"]).toBe(name);
  });

  it.each([
    ["that could not be read, with the reason", unread, { code: "remote_unread", value: "it answered with HTTP 500" }],
    ["that wants a sign-in", { state: "sign_in" }, { code: "sign_in_needed", value: null }],
    ["whose tools could not be read", { ...read({ name: "x", version: "1" }), tools: null, toolsReason: "tools/list was refused" }, { code: "tools_unread", value: "tools/list was refused" }],
    ["that says no version", read({ name: "x" }), { code: "version_missing", value: null }],
  ] as const)("%s", (_case, reading, note) => {
    expect(remoteDraft(URL_OF_IT, reading as RemoteReading, RIGHTS).notes).toContainEqual(note);
  });

  it("takes the old transport by its usual path only where nobody answered", () => {
    const transport = (reading: RemoteReading) => remoteDraft("https://mcp.weather.example/sse", reading, RIGHTS).manifest["remotes"];
    expect(transport(unread)).toMatchObject([{ type: "sse" }]);
    expect(transport(read({ name: "x" }))).toMatchObject([{ type: "streamable-http" }]);
  });
});
