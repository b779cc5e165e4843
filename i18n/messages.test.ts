import { describe, expect, it } from "vitest";
import { createTranslator } from "next-intl";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { RULES } from "@/lib/checks/registry";
import { ISSUE_CODES } from "@/lib/manifest/issue-codes";
import { UNMET_CODES } from "@/lib/review/schema";
import { ERRORS } from "@/lib/http/errors";

type Tree = { [key: string]: string | Tree };

/** `area.key` → text, for every leaf. */
function flatten(tree: Tree, prefix = ""): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    if (typeof value === "string") leaves.set(path, value);
    else for (const [leafPath, text] of flatten(value, path)) leaves.set(leafPath, text);
  }
  return leaves;
}

/** Names of the ICU arguments and rich text tags a message uses. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map((match) => match[1] ?? match[2] ?? "");
  return [...new Set(names)].sort();
}

const english = flatten(en);
const chinese = flatten(zh);
const sample = { count: 2, max: 30, version: "1", number: 1 };
const texts = (text: string) => Object.fromEntries(placeholders(text).map((name) => [name, "x"]));

describe("messages", () => {
  it("have the same keys in both languages", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("say everything a policy can demand", () => {
    expect(Object.keys(en.policyUnmet).sort()).toEqual([...UNMET_CODES].sort());
  });

  it("name every check, in English as the check names itself", () => {
    expect(en.rules).toEqual(Object.fromEntries(RULES.map(({ id, title }) => [id, title])));
  });

  it("say everything that can be wrong with a manifest, and nothing else", () => {
    expect(Object.keys(en.manifestIssues).sort()).toEqual([...ISSUE_CODES].sort());
  });

  it("are never empty", () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it("use the same arguments in both languages", () => {
    const differing = [...english]
      .filter(([key, text]) => placeholders(text).join() !== placeholders(chinese.get(key) ?? "").join())
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it.each([["en", en, english] as const, ["zh-CN", zh, chinese] as const])("are valid ICU in %s", (locale, messages, leaves) => {
    const failures: string[] = [];
    const translate: (key: string, values: Record<string, unknown>) => unknown = createTranslator<Tree>({
      locale,
      messages,
      onError: (error) => failures.push(error.message),
    }).rich as never;
    for (const [key, text] of leaves) {
      const tags = placeholders(text).filter((name) => text.includes(`<${name}>`));
      translate(key, { ...texts(text), ...sample, ...Object.fromEntries(tags.map((tag) => [tag, (chunk: unknown) => chunk])) });
    }
    expect(failures).toEqual([]);
  });

  it("have a text for every error code of the API", () => {
    expect(Object.keys(ERRORS).filter((code) => !english.has(`errors.${code}`))).toEqual([]);
  });

  it("keep the glossary of the UX contract §5.2 in Chinese", () => {
    const wrong = [...chinese].filter(([, text]) => /拒绝通过|批准|名字空间|审查|评审/.test(text)).map(([key]) => key);
    expect(wrong).toEqual([]);
  });

  it.each([
    ["listed", /列入|收录/],
    ["reviewer", /审核员|审核者|审核人(?!员)/],
    ["auditor", /审计员/],
    ["secret", /机密/],
    ["you", /你/],
  ])("have one Chinese word for %s", (_word, others) => {
    expect([...chinese].filter(([, text]) => others.test(text)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it.each([
    [/\breviewers?\b/i, "审核"],
    [/\bauditors?\b/i, "审计人员"],
    [/\bnamespaces?\b/i, "命名空间"],
    [/\bendpoints?\b/i, "端点"],
    [/\bsecrets?\b/i, "密钥"],
    [/\brequest(?:ed|s)? changes|changes requested/i, "要求修改"],
    [/\breject(?:ed|s)?\b/i, "驳回"],
    [/\bdeclined?\b/i, "谢绝"],
    [/\bsuspen(?:d|sion)/i, "暂停"],
    [/\brevoke/i, "吊销"],
    [/\bapproved\b/i, "通过"],
    // Not what a list of problems or tools names.
    [/\b(?:is|are|be|not|nothing is|once|without|yet) listed\b(?! below)/i, "上架"],
  ])("say %s in Chinese as %s", (word, wanted) => {
    const said = [...english].filter(([, text]) => word.test(text.replaceAll(/\{\w+\}/g, "")));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter(([key]) => !chinese.get(key)?.includes(wanted)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});
