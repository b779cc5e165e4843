/** One request, answered by Gatehouse and by a bare server with the same bytes, in turns. */
import autocannon from "autocannon";
import { startBareServer } from "./bare-server.mjs";

const CONNECTIONS = 20;
/** Code is compiled while it runs: the first requests of either server say nothing. */
const WARM_UP_REQUESTS = 10_000;
const WARM_UP_SECONDS = 4;
/** Odd, so that there is a middle. */
const ROUNDS = 5;

export const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Rejects when an answer is neither a success nor 304. */
async function load(url, { method = "GET", headers, body }, amount) {
  const { requests, latency, errors, statusCodeStats } = await autocannon({ url, method, headers, body, connections: CONNECTIONS, ...amount });
  const wrong = Object.keys(statusCodeStats).filter((status) => status !== "200" && status !== "304");
  if (errors > 0 || wrong.length > 0) throw new Error(`${url}: ${errors} errors, answers ${wrong.join()}`);
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

/** Requests per second of both, the share, and the latency in ms: medians of all rounds. */
export async function compare(origin, { name, path, ...request }, seconds) {
  const answer = await fetch(origin + path, request);
  if (!answer.ok && answer.status !== 304) throw new Error(`${path} answered ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const bare = await startBareServer({ bytes, status: answer.status, contentType: answer.headers.get("content-type") });
  const rounds = [];
  try {
    for (const warm of [origin, bare.origin]) await load(warm + path, request, { duration: WARM_UP_SECONDS, maxOverallRequests: WARM_UP_REQUESTS });
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ ours: await load(origin + path, request, { duration: seconds }), bare: await load(bare.origin + path, request, { duration: seconds }) });
    }
  } finally {
    await bare.stop();
  }
  return {
    request: name,
    bytes: bytes.length,
    "req/s": Math.round(middle(rounds.map(({ ours }) => ours.perSecond))),
    "bare req/s": Math.round(middle(rounds.map(({ bare: other }) => other.perSecond))),
    ratio: Number(middle(rounds.map(({ ours, bare: other }) => ours.perSecond / other.perSecond)).toFixed(2)),
    "p50 ms": middle(rounds.map(({ ours }) => ours.p50)),
    "p99 ms": middle(rounds.map(({ ours }) => ours.p99)),
  };
}
