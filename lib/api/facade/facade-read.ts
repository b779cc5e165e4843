import type { TokenReader } from "@/lib/catalog/access-table";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { readModel } from "@/lib/catalog/read-model";
import { mayReadCatalog } from "@/lib/catalog/reading-policy";
import type { NacosAnswer } from "@/lib/nacos/answers";
import { listServers, serverDetail } from "@/lib/nacos/page";
import { noteRouter } from "@/lib/routers/service";
import { agentOf, type RouterCall } from "@/lib/routers/sightings";
import { notePull } from "@/lib/usage/service";
import { facadeCatalog, type FacadeRequest } from "./facade-access";
import { facadeSnapshot } from "./snapshot";

/** A catalog that somebody may read, and with which token. */
export interface Allowed {
  view: CatalogView;
  reader: TokenReader | null;
}

/** Null for a wrong password, and alike for a catalog that is missing or closed to this router. */
export function allowedRead(request: FacadeRequest, readerOf: (password: string) => TokenReader | null): Allowed | null {
  const model = readModel();
  const reader = request.password === "" ? null : readerOf(request.password);
  if (request.password !== "" && reader === null) return null;
  const slug = facadeCatalog(request, reader?.catalogs ?? [], (candidate) => model.catalog(candidate) !== undefined);
  const view = model.catalog(slug);
  return view !== undefined && mayReadCatalog(view.facts, reader) ? { view, reader } : null;
}

/** Counts a call for "routers seen last". */
export function noteCall(call: RouterCall, { view, reader }: Allowed, userAgent: string | undefined): void {
  noteRouter(call, { reader: reader?.id ?? "", agent: agentOf(userAgent, reader !== null), catalog: view.facts.slug });
}

/** Counts a detail that was given as a pull of its version. */
export function notePulled(view: CatalogView, query: Readonly<Record<string, string>>, userAgent: string | undefined): void {
  const entry = facadeSnapshot(view).entryOf(query);
  if (entry !== undefined) notePull(entry, view.facts.slug, "router", userAgent);
}

export interface FacadeAnswer {
  status: number;
  /** UTF-8 JSON. */
  body: Buffer<ArrayBuffer>;
}

/** What of a query an answer depends on. */
const ASKED = { list: ["pageNo", "pageSize", "mcpName", "search"], detail: ["mcpId", "mcpName", "version"] } as const;

/** The list or a detail of a catalog from its current snapshot; routers ask the same few things every few seconds. */
export function readFacade(call: "list" | "detail", view: CatalogView, query: Readonly<Record<string, string>>): FacadeAnswer {
  const snapshot = facadeSnapshot(view);
  // Nothing else: credentials, which may stand in the query, are kept nowhere.
  const key = JSON.stringify([call, ...ASKED[call].map((name) => query[name])]);
  const known = snapshot.prepared.get(key);
  if (known !== undefined) return { status: 200, body: known };
  const answer = written(call === "list" ? listServers(snapshot, query) : serverDetail(snapshot, query));
  // Refusals are not kept: anybody can make up requests that fail.
  if (answer.status === 200) snapshot.prepared.set(key, answer.body);
  return answer;
}

/** An answer of Nacos as it goes out. */
export function written({ status, body }: NacosAnswer): FacadeAnswer {
  return { status, body: Buffer.from(JSON.stringify(body)) };
}
