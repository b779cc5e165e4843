import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "@/test/gatehouse/fault-run";

/** Kills one of the two web processes or the worker, chosen at random, about every `everyMs` milliseconds. */
export function killSomething(everyMs: number): Fault {
  return async (fleet) => {
    await pause(everyMs * (0.5 + Math.random()));
    const victim = Math.floor(Math.random() * 3);
    await (victim === 2 ? fleet.replaceWorker() : fleet.replaceWeb(victim));
  };
}
