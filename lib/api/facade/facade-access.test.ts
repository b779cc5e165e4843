import { describe, expect, test } from "vitest";
import { facadeCatalog, facadeRequest } from "./facade-access";

describe("the catalog a router sees", () => {
  const exists = (slug: string) => ["default", "prod", "team-a"].includes(slug);
  test.each([
    ["the one its token is bound to, whatever it asks for", { namespaceId: "team-a", userName: "team-a" }, ["prod"], "prod"],
    ["of several bound ones the one it asks for", { namespaceId: "team-a", userName: "" }, ["prod", "team-a"], "team-a"],
    ["the namespace before the user name", { namespaceId: "prod", userName: "team-a" }, [], "prod"],
    ["a missing namespace never falls back to another catalog", { namespaceId: "gone", userName: "prod" }, [], "gone"],
    ["the user name when no namespace is named", { namespaceId: "", userName: "prod" }, [], "prod"],
    ["Nacos' own default namespace counts as none", { namespaceId: "public", userName: "prod" }, [], "prod"],
    ["default for a user name that is no catalog", { namespaceId: "", userName: "nacos" }, [], "default"],
  ])("%s", (_name, request, boundTo, expected) => {
    expect(facadeCatalog(request, boundTo, exists)).toBe(expected);
  });
});

describe("credentials", () => {
  const none = () => undefined;
  test.each([
    ["headers of both routers", {}, { username: "prod", password: "t" }, { password: "t", userName: "prod", namespaceId: "" }],
    ["parameters win over headers, in any case", { userName: "a", Password: "p", namespaceId: "n" }, { username: "b", password: "q" }, { password: "p", userName: "a", namespaceId: "n" }],
    ["an access token", { accessToken: "t" }, {}, { password: "t", userName: "", namespaceId: "" }],
    ["a bearer", {}, { authorization: "Bearer t" }, { password: "t", userName: "", namespaceId: "" }],
  ])("%s", (_name, query, headers: Record<string, string>, expected) => {
    expect(facadeRequest(query as Record<string, string>, (name) => headers[name])).toEqual(expected);
  });
  test("nothing is nobody", () => {
    expect(facadeRequest({}, none)).toEqual({ password: "", userName: "", namespaceId: "" });
  });
});
