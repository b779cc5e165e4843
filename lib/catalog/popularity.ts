import { slot } from "@/lib/config/slot";

/** Pulls of the last 30 days by server name, as `lib/usage` last added them up. Servers without any are left out. */
export type Popularity = ReadonlyMap<string, number>;

const NOBODY: Popularity = new Map();
const current = slot<Popularity>("popularity");

export function popularity(): Popularity {
  return current.peek() ?? NOBODY;
}

export function providePopularity(pulls: Popularity): void {
  current.set(pulls);
}
