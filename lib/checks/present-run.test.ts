import { describe, expect, it } from "vitest";
import { type CheckedSubject, presentRun } from "@/lib/checks/present-run";

const of = (digest: string, surfaceDigest: string | null): CheckedSubject => ({ digest, surfaceDigest });

describe("a run counts for what it was over", () => {
  const RUN = of("sha256:m1", "sha256:s1");
  it.each<[string, CheckedSubject | null | undefined, CheckedSubject, boolean]>([
    ["the same manifest and the same tools", RUN, of("sha256:m1", "sha256:s1"), true],
    ["no tools, and none declared now", of("sha256:m1", null), of("sha256:m1", null), true],
    ["other tools", RUN, of("sha256:m1", "sha256:s2"), false],
    ["no tools, which were declared since", of("sha256:m1", null), of("sha256:m1", "sha256:s1"), false],
    ["another manifest", RUN, of("sha256:m2", "sha256:s1"), false],
    ["nothing: none has finished", null, of("sha256:m1", null), false],
    ["nothing: none was found", undefined, of("sha256:m1", null), false],
  ])("%s", (_case, run, subject, counts) => expect(presentRun(run, subject)).toBe(counts ? run : null));
});
