import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A file of ours as far as its way into the browser is concerned. */
export interface ClientModule {
  file: string;
  /** Packages whose code it runs as soon as it is loaded. */
  packages: string[];
  /** Literal arguments of `useTranslations`; null for any other argument. */
  namespaces: (string | null)[];
}

interface Module extends ClientModule {
  isClient: boolean;
  /** Files of ours that it runs at once, and those that it fetches later. */
  imports: string[];
  lazyImports: string[];
}

/** All files with components below a folder of app/. */
export function pagesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => path.join(folder, file));
}

/** The files that run in the browser for some pages, by their imports; with `later`, also what is fetched on demand. */
export function clientModules(entries: readonly string[], { later }: { later: boolean }): ClientModule[] {
  const seen = new Set<string>();
  const reached = new Map<string, ClientModule>();
  const walk = (file: string, inBrowser: boolean): void => {
    const found = read(file);
    const runsInBrowser = inBrowser || found.isClient;
    const key = `${String(runsInBrowser)} ${file}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (runsInBrowser) reached.set(file, found);
    for (const imported of [...found.imports, ...(later ? found.lazyImports : [])]) walk(imported, runsInBrowser);
  };
  for (const entry of entries) walk(entry, false);
  return [...reached.values()];
}

const modules = new Map<string, Module>();

function read(file: string): Module {
  const known = modules.get(file);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const made: Module = { file, isClient: /^["']use client["']/.test(source.text), imports: [], lazyImports: [], packages: [], namespaces: [] };
  const visit = (node: ts.Node): void => {
    const now = importedAtOnce(node);
    if (now !== undefined) (isOurs(now) ? made.imports : made.packages).push(...(isOurs(now) ? resolved(file, now) : [now]));
    const later = importedLater(node);
    if (later !== undefined && isOurs(later)) made.lazyImports.push(...resolved(file, later));
    if (ts.isCallExpression(node) && node.expression.getText() === "useTranslations") {
      const [argument] = node.arguments;
      made.namespaces.push(argument !== undefined && ts.isStringLiteral(argument) ? argument.text : null);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  modules.set(file, made);
  return made;
}

/** Only `import type` is gone when the file runs: `import { type X }` still runs the other file. */
function importedAtOnce(node: ts.Node): string | undefined {
  const isRun = ts.isImportDeclaration(node) ? node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword : ts.isExportDeclaration(node) && !node.isTypeOnly;
  const { moduleSpecifier } = node as ts.ImportDeclaration | ts.ExportDeclaration;
  return isRun && moduleSpecifier !== undefined ? (moduleSpecifier as ts.StringLiteral).text : undefined;
}

function importedLater(node: ts.Node): string | undefined {
  const [argument] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return argument !== undefined && ts.isStringLiteral(argument) ? argument.text : undefined;
}

const isOurs = (specifier: string) => specifier.startsWith(".") || specifier.startsWith("@/");

function resolved(from: string, specifier: string): string[] {
  const base = specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(from), specifier);
  const file = ["", ".ts", ".tsx"].map((ending) => base + ending).find((candidate) => isFile(path.join(ROOT, candidate)));
  return file !== undefined && /\.tsx?$/.test(file) ? [file] : [];
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
