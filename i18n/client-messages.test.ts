import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import { clientModules, pagesBelow } from "@/test/pages/client-modules";
import { type Area, CLIENT_MESSAGES } from "./client-messages";
import { pickMessages } from "./pick-messages";

/** Where the pages of an area begin. What lies directly in app/ is on every page, or takes the place of one. */
const ENTRIES: Record<Area, string[]> = {
  shell: ["app/layout.tsx", "app/error.tsx", "app/not-found.tsx"],
  catalog: pagesBelow("app/(catalog)"),
  account: pagesBelow("app/(account)"),
  console: pagesBelow("app/(console)"),
  docs: pagesBelow("app/(docs)"),
};

/** The messages that the client components behind some entries read, also those that are fetched later. */
const readByClients = (entries: readonly string[]) => new Set(clientModules(entries, { later: true }).flatMap(({ namespaces }) => namespaces));

const covers = (paths: readonly string[], wanted: string) => paths.some((path) => wanted === path || wanted.startsWith(`${path}.`));
const ofShell = readByClients(ENTRIES.shell);

describe.each(Object.keys(ENTRIES) as Area[])("the browser's messages in %s", (area) => {
  const listed: readonly string[] = CLIENT_MESSAGES[area];
  const wanted = [...readByClients(ENTRIES[area])];

  it("are asked for by name", () => expect(wanted).not.toContain(null));

  it("are all that its client components read, and no others", () => {
    const needed = wanted.filter((name): name is string => name !== null && (area === "shell" || !covers(CLIENT_MESSAGES.shell, name)));
    expect(needed.filter((name) => !covers(listed, name))).toEqual([]);
    expect(listed.filter((path) => !needed.some((name) => covers([path], name)))).toEqual([]);
  });

  it("exist", () => {
    for (const name of listed) expect(name.split(".").reduce<unknown>((tree, key) => (tree as Record<string, unknown>)[key], en)).toBeDefined();
  });
});

it("sees what it looks at", () => expect([...ofShell]).toContain("nav"));

describe("pickMessages", () => {
  const messages = { a: { x: "1", y: { z: "2" } }, b: { x: "3" } };
  it.each([
    [["b"], { b: { x: "3" } }],
    [["a.x", "a.y"], { a: { x: "1", y: { z: "2" } } }],
    [["a.y"], { a: { y: { z: "2" } } }],
    [["none", "b"], { b: { x: "3" } }],
  ])("takes %j", (paths, expected) => expect(pickMessages(messages, paths)).toEqual(expected));
});
