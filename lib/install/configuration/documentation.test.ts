import { expect, it } from "vitest";
import { readyInstall, weatherInstall } from "@/test/fixtures/weather-install";
import { CLIENTS } from "./clients";
import type { ClientFormat } from "./format";
import { CLIENT_IDS, type Os } from "./schema";

const code = (text: string) => `\`${text.replaceAll("|", "\\|")}\``;
const osOf = ({ runsOn }: ClientFormat): Os => runsOn?.os ?? "linux";

function placeOf(client: ClientFormat): string {
  const [location] = client.locations;
  const path = location?.paths[osOf(client)];
  return path === undefined ? (location?.menu ?? "wherever it keeps them") : code(path);
}

function secretOf(client: ClientFormat): string {
  const { snippet, variables } = readyInstall(client.id, { target: "pkg:npm", os: osOf(client) });
  const text = snippet.at(-1)?.code ?? "";
  if (text.includes("<WEATHER_KEY>")) return "in the file, replaced by hand";
  const reference = /(?:\$\{\{ secrets\.|\$?\{[a-z:]*|\$)\w*WEATHER_KEY(?: ?\}+)?/.exec(text)?.[0];
  return reference === undefined ? `by name: ${variables.map(({ name }) => code(name)).join(", ")}` : code(reference.replaceAll("weather_", ""));
}

function linkOf(client: ClientFormat): string {
  const kinds = readyInstall(client.id, { target: "pkg:npm", os: osOf(client), webLinks: true }).links.map(({ kind }) => kind);
  return kinds.includes("app") ? "yes" : kinds.length > 0 ? "web" : "–";
}

function rowOf(client: ClientFormat): string {
  const os = osOf(client);
  const remote = weatherInstall(client.id, { target: "remote:0", os });
  const hasCommand = client.add !== undefined;
  const remotes = remote.status === "ready" ? (client.speaks.includes("sse") ? "yes" : "no sse") : (remote.status === "by-hand" ? "in its settings" : "finds them itself");
  return `| ${client.name} | ${code(client.id)} | ${placeOf(client)} | ${code(client.section.join("."))} | ${secretOf(client)} | ${remotes} | ${linkOf(client)} | ${hasCommand ? "yes" : "–"} |`;
}

it("docs/clients/install.md tells of every client what the engine does", async () => {
  const text = `# Installing into clients

What the install page and \`GET /api/v1/servers/{name}/versions/{version}/install-plan?client=\` write for each client. Made from the code by
\`lib/install/configuration/documentation.test.ts\`; \`npx vitest run -u lib/install/configuration/documentation.test.ts\` writes it again.

Files are those of Linux, of Windows for Visual Studio; the page and the API know the others. Always the exact version, never \`latest\`. A
secret is never in a link or a command: where a client has no references, its place is marked and replaced by hand. A link that is \`web\` begins at a page of the vendor: it is there with \`GATEHOUSE_WEB_INSTALL_LINKS=1\`.

| client | \`client=\` | its file | section | secrets | remotes | link | command |
|---|---|---|---|---|---|---|---|
${CLIENT_IDS.map((id) => rowOf(CLIENTS[id])).join("\n")}
`;
  await expect(text).toMatchFileSnapshot("../../../docs/clients/install.md");
});
