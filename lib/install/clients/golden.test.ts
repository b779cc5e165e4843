import { describe, expect, it } from "vitest";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { CLIENT_IDS, type ClientInstall, clientInstallSchema, type Os, type ReadyInstall } from "@/lib/install/configuration/schema";
import { CLIENTS } from "@/lib/install/configuration/clients";
import { type SampleOptions, weatherInstall } from "@/test/fixtures/weather-install";

const CASES: readonly [string, SampleOptions][] = [
  ["npm on Linux", { target: "pkg:npm" }],
  ["npm on Windows", { target: "pkg:npm", os: "windows" }],
  ["remote on macOS", { target: "remote:0", os: "macos" }],
];

/** What a person would copy, to be read in a review. */
function told(install: ClientInstall): string {
  const notes = install.notes.map(({ level, message }) => `  ${level}: ${message}`);
  if (install.status === "unsupported") return [`unsupported: ${install.reason.message}`, ...notes].join("\n");
  if (install.status === "by-hand") return [`by hand in ${install.menu}, key ${install.key}`, install.url, ...Object.entries(install.headers).map(([name, value]) => `${name}: ${value}`), ...notes].join("\n");
  if (install.status !== "ready") return [install.status, ...notes].join("\n");
  const commands = (title: string, list: ReadyInstall["add"]) => list.map(({ shell, code }) => `── ${title} (${shell})\n${code}`);
  return [
    `target ${install.target}, key ${install.key}, needs ${install.variables.map(({ name }) => name).join(", ") || "nothing"}`,
    ...install.locations.map(({ scope, paths, menu }) => `  ${scope}: ${menu ?? paths[install.os] ?? "not on this system"}`),
    ...notes,
    ...install.snippet.map(({ into, code }) => `── into ${into || "the file"}\n${code}`),
    ...(install.wholeFile === null ? [] : [`── whole file (${install.format})\n${install.wholeFile.trimEnd()}`]),
    ...commands("add", install.add),
    ...commands("remove", install.remove.commands),
    ...install.links.map(({ kind, url }) => `── link (${kind})\n${url}`),
  ].join("\n");
}

describe.each(CLIENT_IDS)("%s", (client) => {
  it("writes what golden/ shows", async () => {
    const parts = CASES.map(([title, options]) => {
      const install = weatherInstall(client, options);
      expect(clientInstallSchema.parse(install)).toEqual(install);
      return `━━ ${title}\n${told(install)}\n`;
    });
    await expect(`${CLIENTS[client].name}\n\n${parts.join("\n")}`).toMatchFileSnapshot(`golden/${client}.txt`);
  });

  it("writes what a parser of its syntax reads, in the fragment as in the whole file", () => {
    for (const os of ["linux", "windows"] satisfies Os[]) {
      for (const target of ["pkg:npm", "remote:0"]) {
        const install = weatherInstall(client, { target, os });
        if (install.status === "ready") expectReadable(install);
      }
    }
  });
});

function expectReadable({ format, snippet, wholeFile, key, client }: ReadyInstall): void {
  const parse = { json: JSON.parse, jsonc: JSON.parse, toml: parseToml, yaml: parseYaml }[format] as (text: string) => unknown;
  const { section } = CLIENTS[client];
  const last = snippet.at(-1)?.code ?? "";
  const added = parse(format === "json" || format === "jsonc" ? `{${last}}` : last);
  if (wholeFile === null) return expect(added).toHaveProperty([key]);
  const inFile = section.reduce<unknown>((outer, name) => (outer as Record<string, unknown>)[name], parse(wholeFile));
  if (format === "toml") return expect(added).toEqual(parse(wholeFile));
  expect(added).toEqual(inFile);
}
