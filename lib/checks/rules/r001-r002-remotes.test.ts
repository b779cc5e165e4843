import { describe, expect, it } from "vitest";
import { plaintextRemote } from "@/lib/checks/rules/r001-plaintext-remote";
import { privateHost } from "@/lib/checks/rules/r002-private-host";
import { findingsOfPackage, findingsOfRemote, inputWith, npmPackage } from "@/lib/checks/testing/fixtures";

describe("R001 plaintext remote", () => {
  it.each(["http://a.example/mcp", "HTTP://a.example", " http://a.example", "ht\ntp://a.example", "ws://a.example", "http://{host}:{port}/mcp", "http://[broken"])(
    "finds %j",
    (url) => expect(findingsOfRemote(plaintextRemote, { url }).map((finding) => finding.pointer)).toEqual(["/remotes/0/url"]),
  );
  it.each(["https://a.example", "https://{host}:{port}/mcp", "wss://a.example", "", "httpx://a"])("leaves %j alone", (url) => {
    expect(findingsOfRemote(plaintextRemote, { url })).toEqual([]);
  });
  it("reads the scheme a variable stands for", () => {
    expect(findingsOfRemote(plaintextRemote, { url: "{scheme}://a.example", variables: { scheme: { default: "http" } } })).toHaveLength(1);
  });
  it("does not concern the local transport of a package", () => {
    expect(findingsOfPackage(plaintextRemote, npmPackage({ transport: { type: "sse", url: "http://localhost:1/sse" } }))).toEqual([]);
  });
});

describe("R002 private host", () => {
  it.each([
    "https://localhost/mcp", "https://a.localhost", "https://printer.local", "https://mcp.corp.internal.", "https://metadata.google.internal", "https://metadata",
    "https://127.0.0.1", "https://10.0.0.5", "https://172.16.0.1", "https://192.168.1.1", "https://169.254.169.254", "https://100.64.0.1", "https://0.0.0.0",
    "https://2130706433/mcp", "https://0x7f.1", "https://0177.0.0.1", "https://[::1]", "https://[fc00::1]", "https://[fe80::1]", "https://[::ffff:10.0.0.1]",
    "https://[2002:0a00:0001::]", "https://[64:ff9b::a00:1]", "https://{host}.internal", "https://127.0.0.1:{port}/mcp", "https://①27.0.0.1",
  ])("finds %s", (url) => {
    expect(findingsOfRemote(privateHost, { url }).map((finding) => finding.pointer)).toEqual(["/remotes/0/url"]);
  });
  it.each(["https://mcp.example.com", "https://8.8.8.8", "https://[2606:4700::1]", "https://{host}/mcp", "https://localhost.example.com", "https://internal.example.com", "not a url"])(
    "leaves %s alone",
    (url) => expect(findingsOfRemote(privateHost, { url })).toEqual([]),
  );
  it("reads the host a variable stands for", () => {
    expect(findingsOfRemote(privateHost, { url: "https://{host}/mcp", variables: { host: { default: "10.1.2.3" } } })).toHaveLength(1);
  });
  it.each([
    ["10.20.0.0/16", "https://10.20.3.4", true], ["10.20.0.0/16", "https://10.21.3.4", false], ["10.0.0.0/8", "https://[::ffff:10.0.0.1]", true],
    ["fd00::/8", "https://[fd00::1]", true], ["corp.internal", "https://mcp.corp.internal", true], ["*.corp.internal", "https://mcp.corp.internal", true],
    ["corp.internal", "https://evilcorp.internal", false], ["", "https://localhost", false], ["nonsense/8", "https://10.0.0.1", false],
  ])("with %j allowed, %s is allowed: %s", (entry, url, allowed) => {
    const input = { ...inputWith({ remotes: [{ type: "sse", url }] }), config: { allowedRegistries: {}, allowedPrivateHosts: [entry] } };
    expect(privateHost.evaluate(input)).toHaveLength(allowed ? 0 : 1);
  });
});
