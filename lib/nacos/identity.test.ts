import { describe, expect, it } from "vitest";

import { nacosServerId, uuidV5 } from "./identity";

describe("the id of a server on a target (nacos.md §7.2)", () => {
  it("is a UUID version 5 by the published vector of RFC 9562", () => {
    expect(uuidV5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });

  it("never changes for the same namespace and server", () => {
    expect(nacosServerId("public", "io.github.acme/weather")).toBe("b63108ed-b303-5e0e-9ed9-e5e8d28e4a80");
  });

  it("differs between namespaces, because one Nacos wants ids unique over all of them", () => {
    expect(nacosServerId("prod", "com.acme/x")).not.toBe(nacosServerId("public", "com.acme/x"));
  });

  it("has the form Nacos accepts", () => {
    expect(nacosServerId("public", "x")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
