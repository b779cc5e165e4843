import { expect, test } from "vitest";
import { languageOf } from "./text-language";

test.each([
  ["Searches repositories.", "en"],
  ["查询天气", "zh-CN"],
  ["Queries 高德地图 for routes.", "zh-CN"],
  ["天気を調べる", "ja"],
  ["", "en"],
])("%o is read as %s", (text, language) => expect(languageOf(text)).toBe(language));
