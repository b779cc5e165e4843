import { expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/access/permissions";
import en from "@/messages/en.json";

/** Parity of the languages is `messages.test.ts`'. A new permission needs `rights.sentence.<action with _ for .>` in both files. */
it("every permission is said in words, in English as the table says it", () => {
  const table = Object.entries(PERMISSIONS).map(([action, { sentence }]) => [action.replaceAll(".", "_"), sentence]);
  expect(en.rights.sentence).toEqual(Object.fromEntries(table));
});
