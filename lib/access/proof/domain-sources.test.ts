import { expect, it } from "vitest";
import { INTERNET_SOURCES } from "./domain-sources";

it("does not ask a name that means this machine, as the real look-up finds it", async () => {
  await expect(INTERNET_SOURCES.wellKnown("localhost")).rejects.toMatchObject({
    name: "ProofError",
    message: "failed to fetch public key: localhost does not have public addresses only",
  });
});
