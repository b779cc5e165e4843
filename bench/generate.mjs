/**
 * Writes a file of made-up servers for an import, always the same for the same numbers: as many versions, as large and as
 * varied as in a public registry.
 *
 *   node bench/generate.mjs FILE [--versions 60000] [--servers 28000] [--dump]
 *
 * Without --dump the file is a JSON array of server.json, with it a dump of `/v0.1/servers`.
 */
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";
const SUBJECTS = "weather invoices tickets repositories calendars documents payments customers metrics translations recipes flights contracts images messages databases notebooks deployments incidents maps".split(" ");
const VERBS = "Reads Searches Creates Summarises Watches Compares Exports Validates Schedules Archives".split(" ");
const SYSTEMS = "Postgres Jira Slack Notion GitLab Stripe Salesforce Grafana Kafka Redis Confluence Airtable Shopify Zendesk Figma Linear".split(" ");

/** mulberry32: small, and the same on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}

function environment(random) {
  return Array.from({ length: Math.floor(random() * 5) }, (_, index) => ({
    name: `SERVICE_${index}_TOKEN`,
    description: `Credential number ${index} for ${pick(random, SYSTEMS)}; create one in the settings of your account with the right to read ${pick(random, SUBJECTS)}.`,
    isRequired: random() < 0.5,
    isSecret: random() < 0.7,
  }));
}

function packageOf(random, owner, subject, version) {
  const environmentVariables = environment(random);
  const common = { version, transport: { type: "stdio" }, environmentVariables };
  const kind = random();
  if (kind < 0.6) return { registryType: "npm", identifier: `@${owner}/${subject}-mcp`, ...common };
  if (kind < 0.85) return { registryType: "pypi", identifier: `${owner}-${subject}-mcp`, runtimeHint: "uvx", ...common };
  return { registryType: "oci", identifier: `ghcr.io/${owner}/${subject}-mcp:${version}`, transport: { type: "stdio" }, environmentVariables };
}

/** One version of server number `server`; the same arguments give the same document. */
export function manifestOf(server, step) {
  const random = randomNumbers(server * 1_009 + step);
  const owner = `owner${Math.floor(server / 3)}`;
  const subject = SUBJECTS[server % SUBJECTS.length];
  const name = `io.github.${owner}/${subject}-${server}`;
  const version = `1.${Math.floor(step / 10)}.${step % 10}`;
  const sentence = `${pick(random, VERBS)} ${subject} in ${pick(random, SYSTEMS)} and ${pick(random, SYSTEMS)}`;
  const remotes = server % 4 === 0 ? [{ type: "streamable-http", url: `https://s${server}.example.com/mcp` }] : undefined;
  return {
    $schema: SCHEMA,
    name,
    title: `${subject[0]?.toUpperCase()}${subject.slice(1)} ${server}`,
    description: `${sentence} for number ${server}.`.slice(0, 100),
    version,
    repository: { url: `https://github.com/${owner}/${subject}-${server}`, source: "github" },
    ...(remotes && { remotes }),
    ...((remotes === undefined || server % 8 === 0) && { packages: [packageOf(random, owner, subject, version)] }),
    _meta: { "io.modelcontextprotocol.registry/publisher-provided": { tool: "bench", note: `${sentence}. `.repeat(1 + Math.floor(random() * 8)) } },
  };
}

/** How many versions each server has: every one has one, a few have very many. */
function versionCounts(servers, versions) {
  const random = randomNumbers(1);
  const counts = new Uint32Array(servers).fill(1);
  for (let left = versions - servers; left > 0; left -= 1) counts[Math.floor(random() ** 4 * servers)] += 1;
  return counts;
}

/** All documents, server by server. `versions` must not be below `servers`. */
export function* manifests({ servers, versions }) {
  for (const [server, count] of versionCounts(servers, versions).entries()) for (let step = 0; step < count; step += 1) yield manifestOf(server, step);
}

function inDump(server) {
  const at = "2026-01-01T00:00:00.000Z";
  return { server, _meta: { "io.modelcontextprotocol.registry/official": { status: "active", statusChangedAt: at, publishedAt: at, updatedAt: at, isLatest: false } } };
}

/** Writes the file and answers how many entries it has. */
export async function writeManifests(file, { servers, versions, dump = false }) {
  const output = createWriteStream(file);
  let count = 0;
  output.write(dump ? '{"servers":[' : "[");
  for (const manifest of manifests({ servers, versions })) {
    const text = JSON.stringify(dump ? inDump(manifest) : manifest);
    if (!output.write(count === 0 ? text : `,\n${text}`)) await once(output, "drain");
    count += 1;
  }
  output.end(dump ? `],"metadata":{"count":${count}}}\n` : "]\n");
  await once(output, "finish");
  return count;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { versions: { type: "string", default: "60000" }, servers: { type: "string" }, dump: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error("usage: node bench/generate.mjs FILE [--versions 60000] [--servers 28000] [--dump]");
  const versions = Number(values.versions);
  const servers = Math.min(versions, Number(values.servers ?? Math.ceil((versions * 28) / 60)));
  process.stdout.write(`${await writeManifests(file, { servers, versions, dump: values.dump })} versions of ${servers} servers in ${file}\n`);
}
