import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "@/test/gatehouse/fault-run";

const AWAY_AT_MOST_MS = 2_000;

/** Kills one of the two web processes or the worker, chosen at random. */
export const killSomething: Fault = async (fleet) => {
  const victim = Math.floor(Math.random() * 3);
  await (victim === 2 ? fleet.replaceWorker() : fleet.replaceWeb(victim));
};

/** Restarts PostgreSQL, which is away for up to two seconds. */
export const restartDatabase: Fault = (fleet) => fleet.restartDatabase(Math.random() * AWAY_AT_MOST_MS);

/** Ends the connections that listen to the feed: a NOTIFY that comes now is lost. */
export const cutFeeds: Fault = (fleet) => fleet.cutFeeds();

/** Lets these faults strike in turn, with about `everyMs` milliseconds of peace before each. */
export function inTurn(everyMs: number, faults: readonly [Fault, ...Fault[]]): Fault {
  let count = 0;
  return async (fleet) => {
    await pause(everyMs * (0.5 + Math.random()));
    const next = faults[count % faults.length] ?? faults[0];
    count += 1;
    await next(fleet);
  };
}
