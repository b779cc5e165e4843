import { beforeAll, expect, test } from "vitest";
import { comparePlayedHistories } from "@/test/fixtures/followed-history";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";

useInstallation();
beforeAll(() => givenCatalogWithPolicy("prod"));

test("a model that followed any history of real decisions equals one rebuilt from PostgreSQL, in long histories", async () => {
  expect(await comparePlayedHistories(20, 120)).toBeGreaterThan(500);
});
