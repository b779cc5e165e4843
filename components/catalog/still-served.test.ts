import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { hasFallen, type Standing, standingOf } from "./still-served";

it.each<[number, Standing]>([[200, "served"], [409, "revoked"], [404, "gone"], [500, "unknown"], [429, "unknown"]])("an install plan answering %d says %s", async (status, standing) => {
  const server = createServer((_request, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    expect(await standingOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, new AbortController().signal)).toBe(standing);
  } finally {
    server.close();
  }
});

it.each<[Standing, boolean, boolean | null]>([
  ["served", true, false],
  // Revoked between the rendering of a page and its first question: the page has never seen it stand.
  ["revoked", false, true],
  ["revoked", true, true],
  ["gone", true, true],
  // Not every version has a plan.
  ["gone", false, false],
  ["unknown", true, null],
  ["unknown", false, null],
])("%s (seen served: %s) means fallen: %s", (standing, stood, fallen) => expect(hasFallen(standing, stood)).toBe(fallen));
