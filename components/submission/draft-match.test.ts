import { expect, it } from "vitest";
import { isStillAbout } from "./draft-match";

const A = { name: "com.acme/a", description: "", remotes: [{ type: "streamable-http", url: "https://a.example/mcp" }] };
const draft = { manifest: A, tools: { tools: [{ name: "read" }], prompts: [], resources: [] }, notes: [] };
const text = (change: object) => JSON.stringify({ ...A, ...change });

it.each([
  ["as it was drafted", text({}), true],
  ["with what was missing", text({ description: "Reads.", version: "1.0.0" }), true],
  ["with one more remote", text({ remotes: [{ type: "sse", url: "https://a.example/sse" }, ...A.remotes] }), true],
  ["while it is being edited", `${text({})},`, true],
  ["emptied", " ", false],
  ["with another name for the same address", text({ name: "com.acme/b" }), true],
  ["of the same name at another address", text({ remotes: [{ type: "streamable-http", url: "https://b.example/mcp" }] }), false],
  ["of another server with a package", JSON.stringify({ name: "com.acme/b", packages: [] }), false],
  ["that is no manifest", "null", false],
])("a text %s: what was read for the draft holds: %s", (_case, edited, expected) => {
  expect(isStillAbout(draft, edited)).toBe(expected);
});

it("a draft without an address holds for the server of its name alone", () => {
  const packaged = { ...draft, manifest: { name: "com.acme/a", packages: [] }, tools: null };
  expect([isStillAbout(packaged, text({})), isStillAbout(packaged, text({ name: "com.acme/b" }))]).toEqual([true, false]);
});
