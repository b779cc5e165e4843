import { bearerOf } from "@/lib/api/bearer";

/** What a router sends to say who it is and what it wants to see. Empty texts count as absent. */
export interface FacadeRequest {
  password: string;
  userName: string;
  namespaceId: string;
}

/** The id that Nacos gives its default namespace; routers send it without meaning a catalog. */
const NACOS_DEFAULT_NAMESPACE = "public";
const DEFAULT_CATALOG = "default";

/**
 * Which catalog a router sees (issue 3 §5, nacos.md §3.3): the token's, else `namespaceId`, else the user name where
 * that names a catalog, else `default`. A token bound to several chooses among them by the same rule. Pure.
 *
 * @returns a slug; it may name a catalog that does not exist or that this router may not read.
 */
export function facadeCatalog(request: Omit<FacadeRequest, "password">, boundTo: readonly string[], exists: (slug: string) => boolean): string {
  const { namespaceId, userName } = request;
  const isNamespace = namespaceId !== "" && (namespaceId !== NACOS_DEFAULT_NAMESPACE || exists(namespaceId));
  if (boundTo.length > 0) {
    return [namespaceId, userName].find((slug) => boundTo.includes(slug)) ?? boundTo[0] ?? DEFAULT_CATALOG;
  }
  if (isNamespace) return namespaceId;
  return userName !== "" && exists(userName) ? userName : DEFAULT_CATALOG;
}

/**
 * Reads credentials from where Nacos takes them (nacos.md §2.6): `accessToken` or a bearer, else `userName` and
 * `password`; parameters win over headers, names in any case. Pure.
 */
export function facadeRequest(query: Readonly<Record<string, string>>, header: (name: string) => string | undefined): FacadeRequest {
  const parameters = new Map(Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]));
  const given = (name: string) => parameters.get(name) || header(name) || "";
  const bearer = bearerOf(header("authorization"));
  return {
    password: given("accesstoken") || bearer || given("password"),
    userName: given("username"),
    namespaceId: parameters.get("namespaceid") ?? "",
  };
}
