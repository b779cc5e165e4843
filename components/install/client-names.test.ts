import { expect, it } from "vitest";
import { CLIENTS } from "@/lib/install/configuration/clients";
import { CLIENT_IDS } from "@/lib/install/configuration/schema";
import { CLIENT_NAMES } from "./client-names";

it("clients are called here as in the engine, in its order", () => {
  expect(Object.entries(CLIENT_NAMES)).toEqual(CLIENT_IDS.map((id) => [id, CLIENTS[id].name]));
});
