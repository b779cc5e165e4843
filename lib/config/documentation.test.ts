import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { environmentSchema } from "./schema";

const VARIABLES = Object.keys(environmentSchema.shape);
/** Set by tools and npm scripts, not by operators in a file. */
const SET_BY_TOOLS = ["NODE_ENV"];

/** A longer name that contains the wanted one is not it. */
const names = (text: string, variable: string) => new RegExp(`(?<![A-Z_])${variable}(?![A-Z_])`).test(text);

describe("every variable Gatehouse reads is documented", () => {
  const readme = readFileSync("README.md", "utf8");
  const example = readFileSync(".env.example", "utf8");

  it.each(VARIABLES)("%s has a row in README.md", (variable) => {
    expect(readme.split("\n").filter((line) => line.startsWith(`| \`${variable}\` |`))).toHaveLength(1);
  });

  it.each(VARIABLES.filter((variable) => !SET_BY_TOOLS.includes(variable)))("%s is in .env.example", (variable) => {
    expect(names(example, variable)).toBe(true);
  });

  it.each([...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, variable]) => variable))("the row of %s in README.md is about a variable that exists", (variable) => {
    expect(VARIABLES).toContain(variable);
  });
});
