import { beforeEach, describe, expect, test } from "vitest";
import { browseCatalog, browseHelp, countFacets, recentlyApproved } from "@/lib/catalog/browse-service";
import { browseQuerySchema, lastPageOffset } from "@/lib/catalog/browse-schema";
import type { FacetChoice } from "@/lib/catalog/facet-names-schema";
import { FACETS } from "@/lib/catalog/facet-names-schema";
import { popularityIn, providePopularity } from "@/lib/catalog/popularity";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import type { ServedListing } from "@/lib/catalog/served-listing";
import { catalogFacts, minutesLater, servedListing, serverFacts, suspendedListing } from "@/test/fixtures/served-listing";

const package_ = (registryType: string, more: object = {}) => ({ registryType, identifier: "x", version: "1.0.0", transport: { type: "stdio" }, ...more });
const remote = { remotes: [{ type: "streamable-http", url: "https://example.com/mcp" }], packages: [] };
const surface = (annotations: object) => JSON.stringify({ tools: [{ name: "do_it", annotations }], prompts: [], resources: [] });
const listed = (minutes: number, document: object = {}, more: Partial<ServedListing> = {}) =>
  servedListing("1.0.0", { listedAt: minutesLater(minutes), updatedAt: minutesLater(minutes), ...more }, { description: "Does things.", ...document } as never);

const classification = {
  categories: [{ slug: "data", title: "Data", titleZh: null }, { slug: "files", title: "Files", titleZh: null }],
  publisherTypes: new Map([["com.acme", "internal" as const]]),
};
let model: ReadModel;

beforeEach(() => {
  model = new ReadModel();
  model.load({ catalogs: [catalogFacts("default"), catalogFacts("prod", "token")], tokens: [], classification }, [
    { ...serverFacts("com.acme/alpha", "default", [listed(1, { title: "Alpha", packages: [package_("npm")] }, { surface: surface({ readOnlyHint: true }) })]), categories: ["data", "gone"] },
    serverFacts("com.acme/beta", "default", [listed(3, { title: "Beta", packages: [package_("pypi", { environmentVariables: [{ name: "API_KEY", isSecret: true }] })] }, { publisherStatus: "deprecated" })]),
    serverFacts("org.other/gamma", "default", [listed(2, { title: "Gamma", ...remote }, { basis: "import", surface: surface({ destructiveHint: true }) })]),
    serverFacts("org.other/hidden", "default", [suspendedListing("1.0.0")]),
    serverFacts("org.secret/vault", "prod", [listed(9, { title: "Vault", packages: [package_("oci")] })]),
  ]);
  provideReadModel(model);
  providePopularity(new Map());
});

const names = (request: Partial<Parameters<typeof browseCatalog>[0]> = {}) => browseCatalog({ viewer: null, ...request }).rows.map(({ title }) => title);
const counts = (facet: (typeof FACETS)[number], choice: FacetChoice = {}) =>
  Object.fromEntries(countFacets({ viewer: null, ...choice }).facets[facet].map(({ value, count }) => [value, count]));

describe("facets", () => {
  test.each<[(typeof FACETS)[number], Record<string, number>]>([
    ["category", { data: 1 }],
    ["transport", { stdio: 2, "streamable-http": 1 }],
    ["install", { npm: 1, pypi: 1, remote: 1 }],
    ["auth", { none: 1, key: 1, unknown: 1 }],
    ["capability", { "read-only": 1, destructive: 1, unknown: 1 }],
    ["publisher", { internal: 2, community: 1 }],
    ["namespace", { "com.acme": 2, "org.other": 1 }],
    ["status", { active: 2, deprecated: 1 }],
  ])("count what %s has of what the reader may see, and nothing else", (facet, expected) => expect(counts(facet)).toEqual(expected));

  test("every count is the number of rows that choosing the value as well shows", () => {
    const choice: FacetChoice = { install: ["npm"], publisher: ["internal"] };
    const { facets } = countFacets({ viewer: null, ...choice });
    for (const facet of FACETS) {
      for (const { value, count } of facets[facet]) expect([facet, value, names({ ...choice, [facet]: [value] }).length]).toEqual([facet, value, count]);
    }
  });
  test("one value of a facet is enough, and every facet must be met", () => {
    expect(names({ install: ["npm", "remote"], sort: "name" })).toEqual(["Alpha", "Gamma"]);
    expect(names({ install: ["npm", "remote"], publisher: ["community"] })).toEqual(["Gamma"]);
    expect(names({ namespace: ["COM.ACME"], sort: "name" })).toEqual(["Alpha", "Beta"]);
  });
  test("a chosen value that shows nothing is told", () => expect(counts("install", { install: ["nuget"] })).toMatchObject({ nuget: 0 }));
  test("follow a change of what is listed, of categories and of publishers", () => {
    counts("category");
    model.applyServer({ ...serverFacts("org.other/gamma", "default", [listed(2, remote)]), categories: ["files"] });
    expect(counts("category")).toEqual({ data: 1, files: 1 });
    model.applyServer(serverFacts("com.acme/alpha", "default", [suspendedListing("1.0.0")]));
    expect(counts("category")).toEqual({ files: 1 });
    model.applyAccess({ catalogs: [catalogFacts("default")], tokens: [] });
    expect([counts("category"), counts("publisher")]).toEqual([{}, { community: 2 }]);
  });
});

describe("orders", () => {
  test.each([
    ["name", ["Alpha", "Beta", "Gamma"]],
    ["approved", ["Beta", "Gamma", "Alpha"]],
    ["updated", ["Beta", "Gamma", "Alpha"]],
    ["pulled", ["Gamma", "Alpha", "Beta"]],
  ] as const)("%s", (sort, expected) => {
    providePopularity(new Map([["default", new Map([["org.other/gamma", 5]])], ["prod", new Map([["com.acme/alpha", 9]])]]));
    expect(names({ sort })).toEqual(expected);
  });
  test("by name, a reader finds Chinese titles by pinyin among them, and programs by code units", () => {
    const titled = (name: string, title: string) => serverFacts(`org.names/${name}`, "default", [listed(1, { title })]);
    model.load({ catalogs: [catalogFacts("default")], tokens: [], classification }, [titled("a", "中文"), titled("b", "安全"), titled("c", "beta"), titled("d", "Äpfel"), titled("e", "Zulu")]);
    expect(names({ sort: "name", locale: "zh-CN" }).filter((title) => /\p{Script=Han}/u.test(title))).toEqual(["安全", "中文"]);
    expect(names({ sort: "name", locale: "en" }).slice(0, 3)).toEqual(["Äpfel", "beta", "Zulu"]);
    expect(names({ sort: "name" })).toEqual(["beta", "Zulu", "Äpfel", "中文", "安全"]);
  });
  test("pulls are those of all the catalogs somebody reads, and of no other", () => {
    providePopularity(new Map([["default", new Map([["com.acme/alpha", 2]])], ["prod", new Map([["com.acme/alpha", 9]])]]));
    expect(browseCatalog({ viewer: null, q: "com.acme/alpha" }).rows.map(({ pulls }) => pulls)).toEqual([2]);
    expect(popularityIn(["default", "prod"])).toEqual(new Map([["com.acme/alpha", 11]]));
    expect(popularityIn([])).toEqual(new Map());
  });
  test("a search has its best match first, and any other order on demand", () => {
    expect(names({ q: "gamma" })).toEqual(["Gamma"]);
    expect(names({ q: "does things", sort: "approved" })).toEqual(["Beta", "Gamma", "Alpha"]);
  });
  test.each(["name", "approved", "updated", "pulled"] as const)("a search sorted by %s is the list in that order without what was not found", (sort) => {
    providePopularity(new Map([["default", new Map([["org.other/gamma", 5], ["com.acme/beta", 2]])]]));
    const wanted = ["com.acme/alpha", "com.acme/beta"];
    const all = browseCatalog({ viewer: null, sort, locale: "en" }).rows.map(({ server }) => server);
    expect(browseCatalog({ viewer: null, q: "com.acme", sort, locale: "en" }).rows.map(({ server }) => server)).toEqual(all.filter((server) => wanted.includes(server)));
    expect(all).toHaveLength(3);
  });
  test("recently approved leaves out what nobody here approved", () => {
    expect(recentlyApproved(null, 5).map(({ title }) => title)).toEqual(["Beta", "Alpha"]);
  });
});

describe("a search with many matches", () => {
  const MANY = 300;
  beforeEach(() => {
    // The longer a description, the less a word in it counts: every tenth server is last in the order.
    const described = (number: number) => (number % 10 === 0 ? { description: `Data ${"and much else besides ".repeat(4)}`, packages: [package_("pypi")] } : { description: "Data", packages: [package_("npm")] });
    const servers = Array.from({ length: MANY }, (_, number) => serverFacts(`org.many/s${number}`, "default", [listed(1, described(number))]));
    model.load({ catalogs: [catalogFacts("default")], tokens: [], classification }, servers);
  });

  test("counts every one of them, and pages through every one", () => {
    const found = browseCatalog({ viewer: null, q: "data", limit: 2 * MANY });
    expect([found.total, new Set(found.rows.map(({ server }) => server)).size]).toEqual([MANY, MANY]);
    expect(found.rows.slice(-30).map(({ installKinds }) => installKinds[0])).toEqual(Array(30).fill("pypi"));
  });
  test("loses none to a facet, and every count is the number of rows behind it", () => {
    const { total, facets } = countFacets({ viewer: null, q: "data", install: ["pypi"] });
    expect(total).toBe(30);
    expect(facets.install).toEqual([{ value: "npm", count: 270 }, { value: "pypi", count: 30 }]);
    expect(facets.namespace).toEqual([{ value: "org.many", count: 30 }]);
  });
});

describe("an empty result", () => {
  test("names what is close, and what there is without each part", () => {
    expect(browseHelp({ viewer: null, q: "alhpa", install: ["npm"], status: ["deprecated"] })).toEqual({ closest: [{ server: "com.acme/alpha", title: "Alpha" }], without: [] });
    expect(browseHelp({ viewer: null, q: "", install: ["npm"], status: ["deprecated"] }).without).toEqual([{ part: "install", count: 1 }, { part: "status", count: 1 }]);
  });
  test("tells nothing of a closed catalog", () => expect(browseHelp({ viewer: null, q: "vaultt" })).toEqual({ closest: [], without: [] }));
});

test("an address that is not understood is read as far as it is", () => {
  const query = browseQuerySchema.parse({ install: ["npm", "npm", "no-such"], auth: "key", sort: "nonsense", cursor: "-1", category: "" });
  expect(query).toMatchObject({ install: ["npm"], auth: ["key"], sort: null, cursor: 0, category: [], q: "", view: "cards" });
});

test.each([
  [1, 0],
  [24, 0],
  [25, 24],
  [48, 24],
])("the last page of %i rows begins after %i, and is never empty", (total, offset) => {
  expect(lastPageOffset(total)).toBe(offset);
});
