import { describe, expect, it } from "vitest";
import { noticeTitle, noticeWords } from "./words";

describe("noticeTitle", () => {
  it.each([
    ["en", "Ada changed your roles; you have now: Reviewer and Security reviewer"],
    ["zh-CN", "Ada 更改了您的角色，现在是：审核人员和安全审核人员"],
  ] as const)("says roles in %s, not their codes", async (language, title) => {
    const words = await noticeWords(language);
    expect(noticeTitle(words, "roles_changed", { actor: "Ada", roles: ["reviewer", "security_reviewer"] })).toBe(title);
  });

  it("shows the code of a role it has no word for", async () => {
    expect(noticeTitle(await noticeWords("en"), "member_changed", { actor: "Ada", name: "com.example", roles: ["gardener"] })).toBe("Ada made you gardener of the namespace com.example");
  });
});
