import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { type DomainSources, proveDomain } from "./domain";

const permissions = z.array(z.object({ action: z.string(), resource: z.string() }));
const fileSchema = z.object({
  vectors: z.array(
    z.object({
      alg: z.string(),
      record: z.string(),
      request: z.object({ domain: z.string(), timestamp: z.string(), signed_timestamp: z.string() }),
      dnsPermissions: permissions.optional(),
      httpPermissions: permissions.optional(),
    }),
  ),
});

function vectors() {
  return fileSchema.parse(JSON.parse(readFileSync(join(SHARED_DIR, "data/official/tests/auth-proof-vectors.json"), "utf8"))).vectors;
}

const DNS = [{ action: "publish", resource: "com.example/*" }, { action: "publish", resource: "com.example.*" }];
const HTTP = DNS.slice(0, 1);

function sources(record: string, at: string, offsetMs = 0): DomainSources {
  return {
    txt: async (name) => (name === "example.com" ? ["v=spf1 -all", record] : []),
    wellKnown: async (domain) => (domain === "example.com" ? `${record}\n` : ""),
    now: () => new Date(Date.parse(at) + offsetMs),
  };
}

describe.skipIf(!sharedDataAvailable())("the official vectors of domain proofs", () => {
  describe.each(sharedDataAvailable() ? vectors() : [])("$alg", ({ record, request, dnsPermissions = DNS, httpPermissions = HTTP }) => {
    test("prove the domain and its sub-domains by DNS, the host alone by HTTP", async () => {
      expect(await proveDomain("dns", request, sources(record, request.timestamp))).toEqual({ method: "dns", subject: "example.com", permissions: dnsPermissions });
      expect(await proveDomain("http", request, sources(record, request.timestamp))).toEqual({ method: "http", subject: "example.com", permissions: httpPermissions });
    });

    test.each([-15_000, 15_000])("hold %d ms away", async (offset) => {
      await expect(proveDomain("dns", request, sources(record, request.timestamp, offset))).resolves.toMatchObject({ subject: "example.com" });
    });

    test.each([-15_001, 15_001, 16_000])("fail %d ms away", async (offset) => {
      await expect(proveDomain("dns", request, sources(record, request.timestamp, offset))).rejects.toThrow("timestamp outside valid window (±15 seconds)");
    });

    test("fail with one bit of the signature changed, and with another timestamp", async () => {
      const flipped = (Number.parseInt(request.signed_timestamp[0] ?? "0", 16) ^ 1).toString(16) + request.signed_timestamp.slice(1);
      await expect(proveDomain("dns", { ...request, signed_timestamp: flipped }, sources(record, request.timestamp))).rejects.toThrow("signature verification failed");
      const moved = request.timestamp.replace(/:05Z$/, ":06Z");
      await expect(proveDomain("http", { ...request, timestamp: moved }, sources(record, request.timestamp))).rejects.toThrow("signature verification failed");
    });
  });
});
