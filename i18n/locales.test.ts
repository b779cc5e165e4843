import { describe, expect, it } from "vitest";
import { chooseLocale } from "./locales";

describe("chooseLocale", () => {
  it.each([
    ["the cookie over the browser's wish", "zh-CN", "en", "zh-CN"],
    ["the browser's wish when the cookie is not one of ours", "fr", "zh-CN,en;q=0.5", "zh-CN"],
    ["by quality, not by position", undefined, "en;q=0.4, zh;q=0.9", "zh-CN"],
    ["the first of equals", undefined, "en-GB, zh-CN", "en"],
    ["zh-CN for any Chinese", undefined, "zh-Hant-TW", "zh-CN"],
    ["past languages we do not have", undefined, "fr-FR, de;q=0.9, zh;q=0.2", "zh-CN"],
    ["never a refused language", undefined, "zh;q=0, fr", "en"],
    ["English without any wish", undefined, null, "en"],
    ["English for a broken header", undefined, ";;,q=,*;q=x", "en"],
  ])("takes %s", (_case, cookie, header, expected) => {
    expect(chooseLocale(cookie, header)).toBe(expected);
  });
});
