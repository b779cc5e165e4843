import { expect, it } from "vitest";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { INTERNET_SOURCES } from "./domain-sources";

it("does not ask a name that means this machine, as the real look-up finds it", async () => {
  setConfig(readConfig({ LOG_LEVEL: "silent" }, () => "a-secret-of-thirty-two-characters"));
  await expect(INTERNET_SOURCES.wellKnown("localhost")).rejects.toMatchObject({
    name: "ProofError",
    message: "failed to fetch public key: localhost could not be reached",
  });
});
