import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import { type Area, CLIENT_MESSAGES } from "./client-messages";
import { pickMessages } from "./pick-messages";

const ROOT = path.resolve(import.meta.dirname, "..");

/** Where the pages of an area begin. What lies directly in app/ is on every page, or takes the place of one. */
const ENTRIES: Record<Area, string[]> = {
  shell: ["app/layout.tsx", "app/error.tsx", "app/not-found.tsx"],
  catalog: pagesBelow("app/(catalog)"),
  account: pagesBelow("app/(account)"),
  console: pagesBelow("app/(console)"),
  docs: pagesBelow("app/(docs)"),
};

function pagesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => path.join(folder, file));
}

interface Module {
  isClient: boolean;
  /** Files of ours that it runs, also those it loads later. */
  imports: string[];
  /** Literal arguments of `useTranslations`; null for any other argument. */
  namespaces: (string | null)[];
}

const modules = new Map<string, Module>();

function read(file: string): Module {
  const known = modules.get(file);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Module = { isClient: /^["']use client["']/.test(source.text), imports: [], namespaces: [] };
  const visit = (node: ts.Node): void => {
    const imported = importedBy(node);
    if (imported !== undefined) found.imports.push(...resolved(file, imported));
    if (ts.isCallExpression(node) && node.expression.getText() === "useTranslations") {
      const [argument] = node.arguments;
      found.namespaces.push(argument !== undefined && ts.isStringLiteral(argument) ? argument.text : null);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  modules.set(file, found);
  return found;
}

/** What a node imports for running; types are gone by then. */
function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) return (node.moduleSpecifier as ts.StringLiteral).text;
  if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier !== undefined) return (node.moduleSpecifier as ts.StringLiteral).text;
  const [argument] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return argument !== undefined && ts.isStringLiteral(argument) ? argument.text : undefined;
}

function resolved(from: string, specifier: string): string[] {
  if (!specifier.startsWith(".") && !specifier.startsWith("@/")) return [];
  const base = specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(from), specifier);
  const file = ["", ".ts", ".tsx"].map((ending) => base + ending).find((candidate) => existsSync(path.join(ROOT, candidate)) && statSync(path.join(ROOT, candidate)).isFile());
  return file !== undefined && /\.tsx?$/.test(file) ? [file] : [];
}

/** The messages that the client components behind some entries read. Pages of other areas are not behind them. */
function readByClients(entries: readonly string[]): Set<string | null> {
  const seen = new Set<string>();
  const namespaces = new Set<string | null>();
  const walk = (file: string, inClient: boolean): void => {
    const { isClient, imports, namespaces: own } = read(file);
    const runsInBrowser = inClient || isClient;
    const key = `${runsInBrowser} ${file}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (runsInBrowser) for (const namespace of own) namespaces.add(namespace);
    for (const imported of imports) walk(imported, runsInBrowser);
  };
  for (const entry of entries) walk(entry, false);
  return namespaces;
}

const covers = (paths: readonly string[], wanted: string) => paths.some((path) => wanted === path || wanted.startsWith(`${path}.`));
const ofShell = readByClients(ENTRIES.shell);

describe.each(Object.keys(ENTRIES) as Area[])("the browser's messages in %s", (area) => {
  const listed: readonly string[] = CLIENT_MESSAGES[area];
  const wanted = [...readByClients(ENTRIES[area])];

  it("are asked for by name", () => expect(wanted).not.toContain(null));

  it("are all that its client components read, and no others", () => {
    const needed = wanted.filter((name): name is string => name !== null && (area === "shell" || !covers(CLIENT_MESSAGES.shell, name)));
    expect(needed.filter((name) => !covers(listed, name))).toEqual([]);
    expect(listed.filter((path) => !needed.some((name) => covers([path], name)))).toEqual([]);
  });

  it("exist", () => {
    for (const path of listed) expect(path.split(".").reduce<unknown>((tree, key) => (tree as Record<string, unknown>)[key], en)).toBeDefined();
  });
});

it("sees what it looks at", () => expect([...ofShell]).toContain("nav"));

describe("pickMessages", () => {
  const messages = { a: { x: "1", y: { z: "2" } }, b: { x: "3" } };
  it.each([
    [["b"], { b: { x: "3" } }],
    [["a.x", "a.y"], { a: { x: "1", y: { z: "2" } } }],
    [["a.y"], { a: { y: { z: "2" } } }],
    [["none", "b"], { b: { x: "3" } }],
  ])("takes %j", (paths, expected) => expect(pickMessages(messages, paths)).toEqual(expected));
});
