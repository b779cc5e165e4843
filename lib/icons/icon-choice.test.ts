import { expect, it } from "vitest";
import { iconCandidates } from "./icon-choice";

const at = (name: string) => `https://a.example/${name}`;

it.each([
  ["nothing of no icons", undefined, []],
  ["no drawing, whether its type or its name says so", [{ src: at("a"), mimeType: "image/svg+xml" }, { src: at("b.svg?v=1") }], []],
  ["what says that it is no drawing", [{ src: at("a.svg"), mimeType: "image/png" }], [at("a.svg")]],
  ["no other scheme", [{ src: "http://a.example/x.png" }, { src: "data:image/png;base64,AAAA" }], []],
  ["the size just above ours first, then larger ones, smaller ones last", [{ src: at("16"), sizes: ["16x16"] }, { src: at("512"), sizes: ["512x512"] }, { src: at("128"), sizes: ["128x128"] }], [at("128"), at("512"), at("16")]],
  ["one for a light ground before one for a dark ground", [{ src: at("dark"), theme: "dark", sizes: ["128x128"] }, { src: at("plain") }], [at("plain"), at("dark")]],
  ["three at most, each once", [{ src: at("1") }, { src: at("1") }, { src: at("2") }, { src: at("3") }, { src: at("4") }], [at("1"), at("2"), at("3")]],
])("takes %s", (_case, icons, expected) => {
  expect(iconCandidates(icons === undefined ? {} : { icons })).toEqual(expected);
});
