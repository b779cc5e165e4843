/**
 * What counting a pull costs: as a share of the hot read it is a part of, without socket and HTTP. Both are timed in turns
 * in one process; the median of the rounds counts. `node --import tsx bench/pulls.ts` prints JSON.
 */
import { createHotReads } from "@/lib/api/hot-reads";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { PullCounter } from "@/lib/usage/pull-counter";
import { catalogFacts, servedListing, serverFacts } from "@/test/fixtures/served-listing";

const ROUNDS = 9;
const CALLS = 200_000;
const SERVERS = 500;
const AGENTS = ["Visual Studio Code/1.105", "axios/1.9.0", "claude-code/2.0", "curl/8.5.0"];

setConfig(readConfig({}, () => "a-secret-of-thirty-two-characters"));
const model = new ReadModel();
const nameOf = (index: number) => `com.example/server-${index}`;
model.load({ catalogs: [catalogFacts("default")], tokens: [] }, Array.from({ length: SERVERS }, (_, index) => serverFacts(nameOf(index), "default", [servedListing("1.0.0")])));
provideReadModel(model);

const hot = createHotReads();
const requests = Array.from({ length: SERVERS }, (_, index) => ({
  method: "GET",
  url: `/v0.1/servers/${encodeURIComponent(nameOf(index))}/versions/latest`,
  headers: { "user-agent": AGENTS[index % AGENTS.length] ?? "" },
}));
const entries = requests.flatMap((request, index) => {
  const entry = model.catalog("default")?.server(nameOf(index))?.latest;
  return entry === undefined ? [] : [{ entry, agent: request.headers["user-agent"] }];
});
const counter = new PullCounter();

/** Nanoseconds of one call. */
function timed(work: (index: number) => void): number {
  const began = process.hrtime.bigint();
  for (let call = 0; call < CALLS; call += 1) work(call % SERVERS);
  return Number(process.hrtime.bigint() - began) / CALLS;
}

const read = (index: number): void => void hot(requests[index] ?? { headers: {} });
const note = (index: number): void => {
  const pulled = entries[index];
  if (pulled !== undefined) counter.note(pulled.entry, "default", "registry", pulled.agent);
};
const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

timed(read);
timed(note);
const times = Array.from({ length: ROUNDS }, () => ({ read: timed(read), note: timed(note) }));
const readNs = median(times.map((round) => round.read));
const noteNs = median(times.map((round) => round.note));
console.log(JSON.stringify({ readNs: Math.round(readNs), noteNs: Math.round(noteNs), share: Number((noteNs / readNs).toFixed(3)) }));
