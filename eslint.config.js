import { defineConfig, globalIgnores } from "eslint/config";
import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import nextTypeScript from "eslint-config-next/typescript";
import tseslint from "typescript-eslint";

const PALETTE =
  "red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|slate|gray|zinc|neutral|stone";
const PREFIXES = "bg|text|border|ring|outline|fill|stroke|from|via|to|divide|decoration|accent|caret|shadow|placeholder";
const RAW_COLOUR = `/\\b(?:${PREFIXES})-(?:(?:${PALETTE})-\\d{2,3}|white|black)\\b/`;
const RAW_COLOUR_MESSAGE = "Use a design token of globals.css; raw palette colours live in components/ui only.";

const environmentAccess = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only lib/config reads the environment (ARCHITECTURE.md §3): take the value from config().",
};
const rawColours = ["Literal[value=", "TemplateElement[value.raw="].map((node) => ({
  selector: `${node}${RAW_COLOUR}]`,
  message: RAW_COLOUR_MESSAGE,
}));

export default defineConfig([
  globalIgnores([".next/", "dist/", ".gatehouse/", "prisma/generated/", "next-env.d.ts", "test-results/", "playwright-report/", "**/node_modules/"]),
  ...nextCoreWebVitals,
  ...nextTypeScript,
  {
    name: "gatehouse/size",
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 12],
    },
  },
  {
    name: "gatehouse/types",
    files: ["**/*.{ts,tsx}"],
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/ban-ts-comment": "error",
    },
  },
  {
    name: "gatehouse/product-code",
    files: ["{app,cli,components,i18n,lib,prisma}/**/*.{ts,tsx}", "{server,worker,proxy}.ts"],
    rules: { "no-restricted-syntax": ["error", environmentAccess, ...rawColours], "no-console": "error" },
  },
  { name: "gatehouse/environment", files: ["lib/config/**"], rules: { "no-restricted-syntax": "off" } },
  { name: "gatehouse/primitives", files: ["components/ui/**"], rules: { "no-restricted-syntax": ["error", environmentAccess] } },
  {
    name: "gatehouse/tests",
    files: ["**/*.{test,itest,spec}.{ts,tsx}", "{e2e,test}/**"],
    // A describe block is a list, not a function to understand at once. Playwright's `use` is no React hook.
    rules: { "max-lines-per-function": "off", "no-restricted-syntax": "off", "react-hooks/rules-of-hooks": "off" },
  },
]);
