import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type DomainSources, proveDomain } from "./domain";

const NOW = new Date("2026-03-04T05:06:07Z");

function keyPair(): { record: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  return { record: `v=MCPv1; k=ed25519; p=${raw.toString("base64")}`, privateKey };
}

const current = keyPair();
const old = keyPair();

function claim(domain: string, privateKey = current.privateKey, timestamp = NOW.toISOString()) {
  return { domain, timestamp, signed_timestamp: sign(null, Buffer.from(timestamp), privateKey).toString("hex") };
}

function sources(records: Record<string, string[]>): DomainSources {
  return { txt: async (name) => records[name] ?? [], wellKnown: async (domain) => (records[domain] ?? []).join("\n"), now: () => NOW };
}

describe("a domain proof", () => {
  it("holds with any of several keys, as during a rotation", async () => {
    const rotating = sources({ "acme.dev": [old.record, current.record] });
    await expect(proveDomain("dns", claim("acme.dev"), rotating)).resolves.toMatchObject({ subject: "acme.dev" });
    await expect(proveDomain("dns", claim("acme.dev", old.privateKey), rotating)).resolves.toMatchObject({ subject: "acme.dev" });
  });

  it("is about the domain without regard to case", async () => {
    expect(await proveDomain("http", claim("API.Acme.Dev"), sources({ "api.acme.dev": [current.record] }))).toMatchObject({
      subject: "api.acme.dev",
      permissions: [{ resource: "dev.acme.api/*" }],
    });
  });

  it("names the keys that were tried when none fits", async () => {
    await expect(proveDomain("dns", claim("acme.dev"), sources({ "acme.dev": [old.record] }))).rejects.toThrow(/signature verification failed.*ed25519:[0-9a-f]{8}$/);
  });

  it("says where a misplaced record should be", async () => {
    const misplaced = sources({ "_mcp-auth.acme.dev": [current.record] });
    await expect(proveDomain("dns", claim("acme.dev"), misplaced)).rejects.toThrow("the record is at _mcp-auth.acme.dev: it must be at acme.dev itself");
  });

  it.each([
    ["no record", []],
    ["an unknown algorithm", ["v=MCPv1; k=rsa; p=AAAA"]],
    ["a key of a wrong length", ["v=MCPv1; k=ed25519; p=AAAA"]],
    ["bytes that are no point of the curve", [`v=MCPv1; k=ecdsap384; p=${Buffer.alloc(49, 7).toString("base64")}`]],
  ])("fails with %s", async (_, records) => {
    await expect(proveDomain("dns", claim("acme.dev"), sources({ "acme.dev": records }))).rejects.toThrow("no usable key at acme.dev");
  });

  it.each(["localhost", "com", "127.0.0.1", "[::1]", "acme..dev", "-acme.dev", "acme.dev/x", "acme.dev:443", "", `${"a.".repeat(130)}dev`])("refuses the domain %j", async (domain) => {
    await expect(proveDomain("http", claim(domain), sources({}))).rejects.toThrow("invalid domain format");
  });

  it.each(["yesterday", "2026-03-04", "2026-03-04 05:06:07Z", "1772600767"])("refuses the time %j", async (timestamp) => {
    await expect(proveDomain("dns", claim("acme.dev", current.privateKey, timestamp), sources({}))).rejects.toThrow("invalid timestamp format");
  });

  it.each(["", "zz", "abc"])("refuses the signature %j", async (signed_timestamp) => {
    await expect(proveDomain("dns", { ...claim("acme.dev"), signed_timestamp }, sources({}))).rejects.toThrow("invalid signature format");
  });
});
