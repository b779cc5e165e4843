import { setImmediate as nextTurn } from "node:timers/promises";
import type { ClientBase } from "pg";
import { expect, test } from "vitest";
import { loadAllServers } from "./read-model-repository";

test("a connection that breaks between two batches fails the load, and nothing beside it", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on("unhandledRejection", note);
  const ids = Array.from({ length: 2_500 }, (_, index) => ({ id: String(index) }));
  const query = (asked: unknown) => (typeof asked === "string" ? Promise.resolve({ rows: ids }) : Promise.reject(new Error("Connection terminated")));
  await expect(loadAllServers({ query } as unknown as ClientBase)).rejects.toThrow("Connection terminated");
  await nextTurn();
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});
