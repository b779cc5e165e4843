import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Holds the tokens of app/globals.css to WCAG 2.2 AA: 4.5:1 for text (1.4.3), 3:1 for controls and focus (1.4.11). */
type Theme = "light" | "dark";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const token = /--color-([\w-]+): light-dark\(oklch\(([\d.]+) ([\d.]+) ([\d.]+)\), oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)\);/g;

const luminances = new Map<string, Record<Theme, number>>();
for (const [, name = "", ...numbers] of css.matchAll(token)) {
  const [l = 0, c = 0, h = 0, darkL = 0, darkC = 0, darkH = 0] = numbers.map(Number);
  luminances.set(name, { light: luminance(l, c, h), dark: luminance(darkL, darkC, darkH) });
}

/** Relative luminance of an OKLCH colour, through linear sRGB (matrices of CSS Color 4 §9). */
function luminance(lightness: number, chroma: number, hueDegrees: number): number {
  const hue = (hueDegrees * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function clip(channel: number): number {
  return Math.min(1, Math.max(0, channel));
}

function contrast(first: string, second: string, theme: Theme): number {
  const [one, two] = [luminances.get(first)?.[theme], luminances.get(second)?.[theme]];
  if (one === undefined || two === undefined) throw new Error(`no token ${first} or ${second} in globals.css`);
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

const grounds = ["canvas", "surface", "sunken", "hover"];
const tones = ["accent", "success", "warning", "danger", "info"];

const textPairs = [
  ...["ink", "muted", "accent", "danger", "success", "warning", "info"].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...tones.flatMap((tone) => [[tone, `${tone}-soft`] as const, ["ink", `${tone}-soft`] as const]),
  ["on-accent", "accent"] as const,
  ["on-accent", "accent-strong"] as const,
  ["on-danger", "danger-strong"] as const,
];
const series = [1, 2, 3, 4, 5].map((number) => `series-${number}`);
const controlPairs = ["control", "focus", ...series].flatMap((line) =>
  ["canvas", "surface", "sunken"].map((ground) => [line, ground] as const),
);
/** What carries no meaning by itself: it decorates, or lies behind what does. */
const decoration = ["line", "backdrop"];

describe.each<Theme>(["light", "dark"])("%s theme", (theme) => {
  it.each(textPairs)("%s is readable on %s", (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controlPairs)("%s stands out from %s", (line, ground) => {
    expect(contrast(line, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

it("judges every colour there is, but those that only decorate", () => {
  const names = [...css.matchAll(/--color-([\w-]+): light-dark/g)].map(([, name = ""]) => name);
  const judged = new Set([...textPairs, ...controlPairs].flat());
  expect(names.filter((name) => !judged.has(name))).toEqual(decoration);
});
