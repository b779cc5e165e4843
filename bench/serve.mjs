/**
 * `node bench/serve.mjs`: how fast Gatehouse answers, as a share of a bare node:http server that sends the same bytes.
 * Both run on this machine in the same minute, in turns, so the share says more than the numbers. Run a build first.
 */
import autocannon from "autocannon";
import { startBareServer } from "./bare-server.mjs";
import { startGatehouse } from "./gatehouse-server.mjs";

const CONNECTIONS = 20;
const SECONDS = 2;
/** Code is compiled while it runs: the first second of either server says nothing. */
const WARM_UP_SECONDS = 1;
/** Odd, so that there is a middle. */
const ROUNDS = 3;
const SERVER = encodeURIComponent("io.modelcontextprotocol/filesystem");

const CASES = [
  { name: "latest", path: `/v0.1/servers/${SERVER}/versions/latest` },
  { name: "version", path: null },
  { name: "list, limit 30", path: "/v0.1/servers?limit=30" },
  { name: "list, limit 100", path: "/v0.1/servers?limit=100" },
  { name: "Nacos facade, list", path: "/nacos/v3/admin/ai/mcp/list?pageNo=1&pageSize=100" },
  {
    name: "search",
    path: "/api/v1/search",
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ task_description: "read and search the files of a repository", top_k: 5 }),
  },
];

/** Requests per second and the 99th percentile of the latency in ms. Rejects when an answer is not a success. */
async function load(url, { method = "GET", headers, body }, duration = SECONDS) {
  const { requests, latency, errors, non2xx } = await autocannon({ url, method, headers, body, connections: CONNECTIONS, duration });
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} answers that are no success`);
  return { perSecond: requests.average, p99: latency.p99 };
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(origin, { name, path, ...request }) {
  const answer = await fetch(origin + path, request);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const bare = await startBareServer(bytes, answer.headers.get("content-type"));
  const rounds = [];
  try {
    for (const warm of [origin, bare.origin]) await load(warm + path, request, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ ours: await load(origin + path, request), bare: await load(bare.origin + path, request) });
    }
  } finally {
    await bare.stop();
  }
  return {
    request: name,
    bytes: bytes.length,
    "Gatehouse req/s": Math.round(middle(rounds.map(({ ours }) => ours.perSecond))),
    "bare req/s": Math.round(middle(rounds.map(({ bare: other }) => other.perSecond))),
    ratio: Number(middle(rounds.map(({ ours, bare: other }) => ours.perSecond / other.perSecond)).toFixed(2)),
    "p99 ms": middle(rounds.map(({ ours }) => ours.p99)),
  };
}

/** The exact version that `latest` names today. */
async function versionPath(origin) {
  const { server } = await (await fetch(`${origin}${CASES[0].path}`)).json();
  return `/v0.1/servers/${SERVER}/versions/${encodeURIComponent(server.version)}`;
}

const gatehouse = await startGatehouse();
try {
  const rows = [];
  for (const one of CASES) rows.push(await measure(gatehouse.origin, { ...one, path: one.path ?? (await versionPath(gatehouse.origin)) }));
  console.table(rows);
} finally {
  await gatehouse.stop();
}
