import { contextUrl } from "./client/transport";

/** The one of `others` that shares an address with these, or undefined: two targets of one namespace would fight. Pure. */
export function sharedAddress<Other extends { urls: readonly string[] }>(urls: readonly string[], others: readonly Other[]): Other | undefined {
  const own = new Set(urls.map(contextUrl));
  return others.find((other) => other.urls.some((url) => own.has(contextUrl(url))));
}
