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

  it.each([
    ["en", "groups", "Your groups at the sign-in provider decide", "although no group gives the role"],
    ["en", "unconfirmed", "signing in through it brings back", "has not confirmed the role for too long"],
    ["en", "unlinked", "no longer linked", "although the account is no longer linked"],
    ["en", undefined, "Your groups at the sign-in provider decide", "although no group gives the role"],
    ["zh-CN", "groups", "您在身份提供方的用户组决定了", "已没有用户组授予该角色"],
    ["zh-CN", "unconfirmed", "通过它登录即可恢复", "已太久未确认该角色"],
    ["zh-CN", "unlinked", "您的账户已不再关联", "其账户已不再关联"],
  ] as const)("says in %s why roles of groups changed or stayed: %s", async (language, cause, changed, kept) => {
    const words = await noticeWords(language);
    expect(noticeTitle(words, "roles_by_group", { roles: ["viewer"], cause })).toContain(changed);
    expect(noticeTitle(words, "admin_kept", { name: "pia@example.com", cause })).toMatch(new RegExp(`pia@example.com.*${kept}`));
  });

  it.each([
    ["en", "io.example/weather 1.0.0 is approved in default, but suspended: nobody gets it until the suspension is lifted"],
    ["zh-CN", "io.example/weather 1.0.0 已在 default 通过，但已被暂停：解除暂停前不会提供"],
  ] as const)("says in %s that what was approved is suspended", async (language, title) => {
    const words = await noticeWords(language);
    const version = { server: "io.example/weather", version: "1.0.0", catalog: "default" };
    expect(noticeTitle(words, "review_approved", { ...version, suspended: true })).toBe(title);
    expect(noticeTitle(words, "review_approved", version)).not.toMatch(/suspended|暂停/);
  });

  it("shows the code of a role it has no word for", async () => {
    expect(noticeTitle(await noticeWords("en"), "member_changed", { actor: "Ada", name: "com.example", roles: ["gardener"] })).toBe("Ada made you gardener of the namespace com.example");
  });
});
