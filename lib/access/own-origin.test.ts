import { describe, expect, it } from "vitest";
import { isOwnOrigin } from "./own-origin";

const configured = { publicUrl: "https://registry.example.com", publicUrlConfigured: true };
const guessed = { publicUrl: "http://127.0.0.1:3000", publicUrlConfigured: false };

describe("which Origin is ours", () => {
  it.each([
    ["the public URL", "https://registry.example.com", "registry.example.com", configured, true],
    ["no Origin at all", undefined, "registry.example.com", configured, false],
    ["an opaque origin", "null", "registry.example.com", configured, false],
    ["the public host over http", "http://registry.example.com", "registry.example.com", configured, false],
    ["a longer host", "https://registry.example.com.evil.test", "registry.example.com", configured, false],
    ["loopback once a public URL is set", "http://localhost:3000", "localhost:3000", configured, false],
    ["loopback equal to Host", "http://localhost:3000", "localhost:3000", guessed, true],
    ["loopback over IPv6", "http://[::1]:3000", "[::1]:3000", guessed, true],
    ["loopback on another port", "http://localhost:4000", "localhost:3000", guessed, false],
    ["a rebound name equal to Host", "http://evil.test:3000", "evil.test:3000", guessed, false],
    ["an origin with a path", "http://localhost:3000/x", "localhost:3000", guessed, false],
  ])("decides %s", (_, origin, host, own, expected) => expect(isOwnOrigin(origin, host, own)).toBe(expected));
});
