import { describe, expect, test } from "vitest";
import { addressKey, clientAddressOf } from "./client-address";

describe("the address of a client", () => {
  test.each([
    ["is that of the socket, whatever the client says of itself", "9.9.9.9", 0, "10.0.0.1"],
    ["is what the one trusted proxy wrote", "9.9.9.9", 1, "9.9.9.9"],
    ["is not what the client wrote before that proxy", "6.6.6.6, 9.9.9.9", 1, "9.9.9.9"],
    ["is what the first of two trusted proxies wrote", "6.6.6.6, 9.9.9.9, 10.0.0.2", 2, "9.9.9.9"],
    ["is the leftmost when there were fewer proxies than expected", "9.9.9.9", 3, "9.9.9.9"],
    ["is that of the socket when the proxy wrote nonsense", "unknown", 1, "10.0.0.1"],
    ["is that of the socket when the proxy wrote nothing", undefined, 1, "10.0.0.1"],
  ])("%s", (_, forwardedFor, proxies, expected) => {
    expect(clientAddressOf({ peer: "10.0.0.1", forwardedFor }, proxies)).toBe(expected);
  });

  test("is unknown without a socket", () => {
    expect(clientAddressOf({ peer: undefined, forwardedFor: "9.9.9.9" }, 1)).toBeNull();
  });
});

describe("what an address is counted under", () => {
  test("is one for both notations of an IPv4 address", () => {
    expect(addressKey("::ffff:192.0.2.1")).toBe(addressKey("192.0.2.1"));
    expect(addressKey("192.0.2.2")).not.toBe(addressKey("192.0.2.1"));
  });

  test("is one for all addresses of an IPv6 network of 64 bits", () => {
    expect(addressKey("2001:db8:1:2::1")).toBe(addressKey("2001:db8:1:2:ffff::9"));
    expect(addressKey("2001:db8:1:3::1")).not.toBe(addressKey("2001:db8:1:2::1"));
  });
});
