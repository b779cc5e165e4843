/** How many versions are published per second: one after another, and eight at once. */
import { manifestOf } from "./generate.mjs";

/** Above every number of the generated data. */
const FIRST_SERVER = 1_000_000;

async function publishMany(installation, from, count, atOnce) {
  let next = from;
  const began = performance.now();
  const worker = async () => {
    while (next < from + count) await installation.call("POST", "/v0/publish", manifestOf(next++, 0));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return Math.round(count / ((performance.now() - began) / 1000));
}

export async function publishRates(installation, count) {
  await publishMany(installation, FIRST_SERVER, 20, 1);
  const oneByOne = await publishMany(installation, FIRST_SERVER + count, count, 1);
  const eightAtOnce = await publishMany(installation, FIRST_SERVER + 3 * count, count, 8);
  return { oneByOne, eightAtOnce };
}
