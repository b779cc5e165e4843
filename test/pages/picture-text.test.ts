import { expect, it } from "vitest";
import { pictureText } from "@/app/picture-text";

it.each([
  ["Weather – São Paulo", "Weather – São Paulo"],
  ["天气 Weather", "com.acme/weather"],
  ["Rocket 🚀", "com.acme/weather"],
  ["Погода", "com.acme/weather"],
  [" ", "com.acme/weather"],
])("draws %o as %o: a letter our font lacks is never asked for elsewhere", (text, expected) => {
  expect(pictureText(text, "com.acme/weather")).toBe(expected);
});
