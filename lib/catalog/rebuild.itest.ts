import { beforeAll, expect, test } from "vitest";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { comparePlayedHistories } from "@/test/fixtures/followed-history";

useInstallation();
beforeAll(() => givenCatalogWithPolicy("prod"));

test("a model that followed any history of real decisions equals one rebuilt from PostgreSQL", async () => {
  // Many attempts are refused; a history without decisions would prove nothing.
  expect(await comparePlayedHistories(3, 40)).toBeGreaterThan(20);
}, 120_000);
