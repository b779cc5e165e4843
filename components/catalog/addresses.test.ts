import { expect, it } from "vitest";
import { catalogHref, namespaceHref, serverHref } from "./addresses";

it("writes a server name as two segments and encodes each", () => {
  expect(serverHref("io.github.acme/weather")).toBe("/servers/io.github.acme/weather");
  expect(serverHref("com.acme/a?b#c", { tab: "install", version: "1.0.0+b" })).toBe("/servers/com.acme/a%3Fb%23c/install?version=1.0.0%2Bb");
  expect(namespaceHref("io.github.acme/weather")).toBe("/servers/io.github.acme");
});

it("leaves out filters that are not set", () => {
  expect(catalogHref({ q: "map", catalog: "", install: null, cursor: undefined })).toBe("/servers?q=map");
  expect(catalogHref()).toBe("/servers");
});
