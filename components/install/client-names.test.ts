import { expect, it } from "vitest";
import { CLIENTS } from "@/lib/install/configuration/clients";
import { NOTES } from "@/lib/install/configuration/notes";
import { CLIENT_IDS } from "@/lib/install/configuration/schema";
import en from "@/messages/en.json";
import { CLIENT_NAMES } from "./client-names";

it("clients are called here as in the engine, in its order", () => {
  expect(Object.entries(CLIENT_NAMES)).toEqual(CLIENT_IDS.map((id) => [id, CLIENTS[id].name]));
});

it("every note of the engine is worded", () => {
  expect(Object.keys(en.installNotes).sort()).toEqual(Object.keys(NOTES).sort());
});
