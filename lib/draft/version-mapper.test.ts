import { expect, it } from "vitest";
import { packageManifest, remoteManifest } from "@/test/fixtures/manifests";
import { nextVersionDraft } from "./version-mapper";

it.each([
  [["1.0.0"], "1.0.1"],
  [["1.0.0", "1.2.9", "1.10.0", "1.9.9"], "1.10.1"],
  [["1.0.0", "2.0.0-beta.1"], "1.0.1"],
  [["v3.1.4"], "v3.1.5"],
])("of %j the next version is %s", (versions, next) => {
  const { manifest, notes } = nextVersionDraft(packageManifest("com.acme/x", "1.0.0"), versions);
  expect(manifest).toEqual(packageManifest("com.acme/x", next));
  expect(notes).toEqual([{ code: "version_raised", value: next }, { code: "packages_kept", value: "1.2.3" }]);
});

it("keeps a version that is not counted, and says so", () => {
  const manifest = remoteManifest("com.acme/x", "2026-11", "https://mcp.acme.example/mcp");
  expect(nextVersionDraft(manifest, ["2026-11"])).toEqual({ manifest, tools: null, notes: [{ code: "version_kept", value: "2026-11" }] });
});
