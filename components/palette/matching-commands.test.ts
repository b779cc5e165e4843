import { Sun } from "lucide-react";
import { expect, it } from "vitest";
import { matchingCommands } from "./matching-commands";

const commands = ["Theme: dark", "Theme: light", "审核队列"].map((label) => ({ id: label, label, icon: Sun, choose: () => undefined }));
const labels = (text: string) => matchingCommands(commands, text).map(({ label }) => label);

it.each([
  ["every word, in any order", "dark theme", ["Theme: dark"]],
  ["full-width letters", "ＤＡＲＫ", ["Theme: dark"]],
  ["a full-width blank between words", "theme　light", ["Theme: light"]],
  ["a part of a Chinese label", "队列", ["审核队列"]],
  ["nothing typed", " ", ["Theme: dark", "Theme: light", "审核队列"]],
  ["what nobody has", "weather", []],
])("finds by %s", (_case, text, expected) => {
  expect(labels(text)).toEqual(expected);
});
