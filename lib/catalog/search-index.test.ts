import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import type { SearchDocument } from "./search-document";
import { SearchIndex } from "./search-index";
import type { SearchQuery } from "./search-query";

const CATALOG: SearchDocument[] = [
  { id: "weather", name: "io.github.acme/weather", title: "Weather", description: "Forecasts and alerts for any city",
    tools: [{ name: "get_forecast", description: "Forecast of the next days" }, { name: "get_alerts", description: "Severe weather alerts" }] },
  { id: "github", name: "io.github.github/github-mcp-server", title: "GitHub", description: "Repositories, issues and pull requests",
    tools: [{ name: "create_issue", description: "Open an issue in a repository" }, { name: "search_code" }] },
  { id: "postgres", name: "com.acme/postgres", description: "Read-only queries on a database", tools: [{ name: "query", description: "Run one SQL statement" }] },
  { id: "amap", name: "com.amap/maps", title: "高德地图", description: "地图、路线规划与天气查询", tools: [{ name: "maps_direction", description: "驾车路线规划" }] },
  { id: "files", name: "io.modelcontextprotocol/filesystem", description: "Read and write files in allowed folders",
    tools: [{ name: "read_file", description: "Contents of a file" }, { name: "move_file", description: "Rename a file" }] },
];

function indexOf(documents: Iterable<SearchDocument>): SearchIndex {
  const index = new SearchIndex();
  for (const document of documents) index.upsert(document);
  return index;
}
const idsOf = (query: SearchQuery, index = indexOf(CATALOG)) => index.search(query).map(({ id }) => id);

describe("a search", () => {
  it.each<[string, SearchQuery, string]>([
    ["by the words of a tool", { taskDescription: "Open an issue about the broken login page in my repository" }, "github"],
    ["by another form of the word", { taskDescription: "forecasting for tomorrow" }, "weather"],
    ["by a tool name as it is written", { taskDescription: "read_file" }, "files"],
    ["in Chinese", { taskDescription: "帮我规划一条驾车路线" }, "amap"],
    ["by key words alone when the task says nothing", { taskDescription: "please help me", keyWords: "sql, database" }, "postgres"],
    ["by key words as a list", { taskDescription: "please help me", keyWords: ["pull request", "仓库"] }, "github"],
  ])("finds a server %s", (_how, query, id) => {
    expect(idsOf(query)[0]).toBe(id);
  });

  it("does not take the namespace for a topic", () => {
    expect(idsOf({ taskDescription: "github" })).toEqual(["github"]);
  });

  it.each(["bake a chocolate cake", "nothing-at-all", "???", "先生は"])("finds nothing for %s rather than something to install by mistake", (taskDescription) => {
    expect(idsOf({ taskDescription })).toEqual([]);
  });

  it("does not take one incidental word of a long task for a match", () => {
    const taskDescription = "Book a table in a vegetarian restaurant near the opera, then order flowers, print invitations and call every caterer of the city";
    expect(idsOf({ taskDescription })).toEqual([]);
  });

  it.each(["repository issues", "files read", "天气", "bake a chocolate cake", "query weather forecast"])("has all matches of %s in the order of the best ones, with the same tools", (taskDescription) => {
    const index = indexOf(CATALOG);
    const hits = index.search({ taskDescription, topK: CATALOG.length });
    const all = index.all({ taskDescription });
    expect(all.map(({ id }) => id)).toEqual(hits.map(({ id }) => id));
    expect(all.map(({ id }) => index.matchedTools({ taskDescription }, id))).toEqual(hits.map(({ matchedTools }) => matchedTools.map(({ name }) => name)));
  });

  it("shows the tools and the reasons of a hit", () => {
    const [hit] = indexOf(CATALOG).search({ taskDescription: "create an issue", keyWords: "repository" });
    expect(hit).toMatchObject({
      id: "github",
      matchedTools: [{ name: "create_issue", description: "Open an issue in a repository", score: expect.any(Number) }],
      reasons: ["keyword: repository", "tool name: create_issue"],
    });
    expect(hit?.score).toBeGreaterThan(0);
    expect(hit?.score).toBeLessThanOrEqual(1);
  });

  it("gives tool texts without invisible characters and at most 300 of the others", () => {
    const description = `forecast \u202e\u200b${"x".repeat(500)}`;
    const [hit] = indexOf([{ id: "a", name: "a/b", description: "forecast", tools: [{ name: "f", description }] }]).search({ taskDescription: "forecast" });
    const text = hit?.matchedTools[0]?.description ?? "";
    expect(Array.from(text)).toHaveLength(300);
    expect(text).toMatch(/^[\P{C}]+$/u);
  });

  it("gives at most top_k servers, 5 by default, ties in the order of ids", () => {
    const same = Array.from({ length: 9 }, (_, n) => ({ id: `s${8 - n}`, name: "a/weather", description: "", tools: [] }));
    expect(idsOf({ taskDescription: "weather" }, indexOf(same))).toEqual(["s0", "s1", "s2", "s3", "s4"]);
    expect(idsOf({ taskDescription: "weather", topK: 2 }, indexOf(same))).toEqual(["s0", "s1"]);
  });

  it("filters before it ranks", () => {
    const same = Array.from({ length: 9 }, (_, n) => ({ id: `s${n}`, name: "a/weather", description: "", tools: [] }));
    const hits = indexOf(same).search({ taskDescription: "weather", topK: 2 }, ({ id }) => id > "s6");
    expect(hits.map(({ id }) => id)).toEqual(["s7", "s8"]);
  });
});

describe("changes of the index", () => {
  it("are seen at once", () => {
    const index = indexOf(CATALOG);
    index.remove("weather");
    expect(idsOf({ taskDescription: "severe weather alerts" }, index)).toEqual([]);
    index.upsert({ id: "postgres", name: "com.acme/postgres", description: "severe weather alerts", tools: [] });
    expect(idsOf({ taskDescription: "severe weather alerts" }, index)).toEqual(["postgres"]);
    expect(index.size).toBe(4);
  });

  it("lead to exactly the answers of an index built anew", () => {
    const word = fc.constantFrom("weather", "forecast", "issue", "create_issue", "sql", "天气", "file", "map");
    const words = fc.array(word, { maxLength: 4 }).map((list) => list.join(" "));
    const document = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"), name: word.map((name) => `ns/${name}`), description: words,
      tools: fc.array(fc.record({ name: word, description: words }), { maxLength: 2 }),
    });
    const change = fc.oneof(document, fc.constantFrom("a", "b", "c", "d", "e"));
    fc.assert(fc.property(fc.array(change, { maxLength: 20 }), words, words, (changes, taskDescription, keyWords) => {
      const index = new SearchIndex();
      const expected = new Map<string, SearchDocument>();
      for (const step of changes) {
        if (typeof step === "string") {
          index.remove(step);
          expected.delete(step);
        } else {
          index.upsert(step);
          expected.set(step.id, step);
        }
      }
      const query = { taskDescription, keyWords, topK: 5 };
      expect(index.search(query)).toEqual(indexOf([...expected.values()].reverse()).search(query));
    }), { numRuns: 300 });
  });
});

describe.skipIf(!sharedDataAvailable())("on the MetaTool set (search.md §4.3)", () => {
  const read = (file: string) => readFileSync(join(SHARED_DIR, "data/search", file), "utf8").trim().split("\n");
  const records = (file: string) => read(file).map((line) => JSON.parse(line) as { _id: string; name: string; description: string; text: string });

  it.each([["queries.jsonl", "qrels.tsv", 0.65, 0.59], ["queries_multi.jsonl", "qrels_multi.tsv", 0.57, 0.52]])("%s: recall at 5 and nDCG at 10 do not fall", (queries, judgements, leastRecall, leastGain) => {
    const index = indexOf(records("plugins.jsonl").map(({ _id, name, description }) => ({ id: _id, name, description, tools: [] })));
    const wanted = new Map<string, Set<string>>();
    for (const line of read(judgements).slice(1)) {
      const [query = "", id = ""] = line.split("\t");
      wanted.set(query, (wanted.get(query) ?? new Set()).add(id));
    }
    const judged = records(queries).filter(({ _id }) => wanted.has(_id));
    const measured = judged.map(({ _id, text }) => measure(idsOf({ taskDescription: text, topK: 10 }, index), wanted.get(_id) ?? new Set()));
    const mean = (pick: (value: { recall: number; gain: number }) => number) => measured.reduce((sum, value) => sum + pick(value), 0) / measured.length;
    expect(mean(({ recall }) => recall)).toBeGreaterThan(leastRecall);
    expect(mean(({ gain }) => gain)).toBeGreaterThan(leastGain);
  });

  function measure(found: readonly string[], wanted: ReadonlySet<string>): { recall: number; gain: number } {
    const discount = (rank: number) => 1 / Math.log2(rank + 2);
    const gain = found.reduce((sum, id, rank) => sum + (wanted.has(id) ? discount(rank) : 0), 0);
    const ideal = Array.from({ length: Math.min(10, wanted.size) }, (_, rank) => discount(rank)).reduce((sum, value) => sum + value, 0);
    return { recall: found.slice(0, 5).filter((id) => wanted.has(id)).length / wanted.size, gain: gain / ideal };
  }
});
