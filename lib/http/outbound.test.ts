import type { RequestListener } from "node:http";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { type LocalHost, localHost } from "@/test/fixtures/local-host";
import { fetchPublicText, isHostAddress, isPublicAddress, type OutboundNetwork } from "./outbound";

const noRequest: OutboundNetwork["request"] = () => expect.unreachable("nothing is asked");
const LIMITS = { maxBytes: 4096, timeoutMs: 5000 };
let host: LocalHost | undefined;
beforeAll(() => setConfig(readConfig({ LOG_LEVEL: "silent" }, () => "a-secret-of-thirty-two-characters")));
afterEach(() => {
  host?.stop();
  host = undefined;
});

/** Asking by name proves that the vetted address is used. */
async function networkWith(answer: RequestListener): Promise<OutboundNetwork> {
  host?.stop();
  host = await localHost(answer);
  return host.network;
}

describe("what may be connected to", () => {
  it.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2001::1", "64:ff9b::7f00:1", "no address",
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(["10.1.2.3", "192.168.1.1", "127.0.0.1", "100.64.0.1", "fd00::1", "::1", "93.184.216.34"])("%s may be a host that is named on purpose", (address) => expect(isHostAddress(address)).toBe(true));

  it.each(["169.254.169.254", "100.100.100.200", "::ffff:100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fd00:0ec2:0:0:0:0:0:254", "fd20:ce::254", "fe80::a9fe:a9fe"])(
    "%s keeps credentials of machines, and is never asked, whoever names it",
    (address) => expect([isHostAddress(address), isPublicAddress(address)]).toEqual([false, false]),
  );

  it.each(["http://example.com/", "https://user@example.com/", "https://example.com:8443/", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "file:///etc/passwd", "nonsense"])(
    "%s is refused before any look-up",
    async (url) => {
      const resolve = async () => expect.unreachable("nothing is looked up");
      await expect(fetchPublicText(url, LIMITS, { resolve, allows: () => true, request: noRequest })).rejects.toMatchObject({ name: "OutboundError" });
    },
  );

  it.each<[string, OutboundNetwork["resolve"], boolean]>([
    ["a host one of whose addresses is private", async () => ["93.184.216.34", "10.0.0.1"], true],
    ["a host inside", async () => ["10.0.0.1"], true],
    ["a name without address", async () => [], false],
    ["a name that does not exist", async () => Promise.reject(new Error("getaddrinfo ENOTFOUND some.example")), false],
  ])("refuses %s in words that do not tell it from the others", async (_case, resolve, isFinal) => {
    const network = { resolve, allows: isPublicAddress, request: noRequest };
    await expect(fetchPublicText("https://some.example/", LIMITS, network)).rejects.toMatchObject({ message: "some.example could not be reached", isFinal });
  });

  it("nor is it told from a host that takes no connection", async () => {
    const network = await networkWith(() => undefined);
    host?.stop();
    await expect(fetchPublicText("https://some.example/", LIMITS, network)).rejects.toThrow(/^some\.example could not be reached$/);
  });
});

describe("what is read", () => {
  it("comes from the address that was looked at, under the name that was asked for", async () => {
    const network = await networkWith((request, response) => response.end(`${request.headers.host?.split(":")[0]} ${request.url}`));
    expect(await fetchPublicText("https://no-such-host.invalid/key", LIMITS, network)).toEqual({ status: 200, text: "no-such-host.invalid /key" });
  });

  it("never follows a redirect", async () => {
    const network = await networkWith((request, response) => {
      if (request.url !== "/key") expect.unreachable("the redirect was followed");
      response.writeHead(302, { Location: "/other" }).end();
    });
    expect(await fetchPublicText("https://a.invalid/key", LIMITS, network)).toMatchObject({ status: 302 });
  });

  it("ends at the size limit, even of an answer without end", async () => {
    const network = await networkWith((_, response) => {
      const timer = setInterval(() => response.write("x".repeat(1024)), 1);
      response.once("close", () => clearInterval(timer));
    });
    await expect(fetchPublicText("https://a.invalid/", LIMITS, network)).rejects.toThrow("longer than 4096 bytes");
    const exact = await networkWith((_, response) => response.end("x".repeat(4096)));
    expect((await fetchPublicText("https://a.invalid/", LIMITS, exact)).text).toHaveLength(4096);
  });

  it("is given up after the time limit, also while looking up", async () => {
    const silent = await networkWith(() => undefined);
    const brief = { maxBytes: 10, timeoutMs: 50 };
    await expect(fetchPublicText("https://a.invalid/", brief, silent)).rejects.toThrow("within 0.05 seconds");
    const unresolved = { ...silent, resolve: () => new Promise<never>(() => undefined) };
    await expect(fetchPublicText("https://a.invalid/", brief, unresolved)).rejects.toThrow("within 0.05 seconds");
  });
});
