/**
 * Who may import whom: the rules of ARCHITECTURE.md §3, each named by its reason. Run by scripts/import-rules.mjs.
 *
 * Types are erased before the rules apply (`import type` is enforced by ESLint): what a file needs at run time
 * is what ties it to another. Tests may reach everywhere.
 */
const ofRole = (...roles) => `^lib/(?!api/).+[/-](?:${roles.join("|")})\\.tsx?$`;

/** Files that only read and write rows (lib/manifest has rules about a manifest's `repository` field instead). */
const REPOSITORY = "^lib/(?!manifest/).+[/-]repository\\.ts$";

/** The rooms of the domain and those below each: use cases call downwards only, over several floors too. */
const DOWNWARDS = {
  system: ["people", "effect", "draft", "upstream", "requests", "favourites", "usage", "icons", "submission", "review", "nacos", "install", "checks", "trust", "catalog"],
  people: ["review", "catalog"],
  effect: ["usage", "nacos", "review", "catalog"],
  draft: ["submission", "review", "catalog"],
  upstream: ["submission", "checks", "review", "trust", "nacos", "catalog"],
  notices: ["review", "catalog"],
  requests: ["catalog"],
  favourites: ["catalog"],
  usage: ["catalog"],
  icons: ["catalog"],
  submission: ["checks", "review", "trust", "catalog"],
  review: ["checks", "trust", "catalog"],
  nacos: ["catalog", "install"],
  install: ["catalog"],
  checks: [],
  trust: [],
  catalog: [],
};

const PURE = `^lib/manifest/|${ofRole("schema", "machine", "policy", "mapper", "plan", "diff")}`;
const IO = `^lib/db/|^lib/telemetry/|^lib/config/config\\.ts$|^prisma/generated/client\\.ts$|${REPOSITORY}|${ofRole("service", "handlers")}|^(?:node:)?(?:fs|net|tls|dns|http|https|http2|child_process|worker_threads)(?:/|$)`;
const NODE_BUILT_INS = "^(?:node:)?(?:assert|buffer|child_process|cluster|crypto|dgram|dns|events|fs|http|http2|https|module|net|os|path|perf_hooks|process|readline|stream|tls|url|util|v8|vm|worker_threads|zlib)(?:/|$)";

/** The door of the install engine: choices in, configurations out. */
const INSTALL_ENGINE = "^lib/install/configuration/(?:given|view)\\.ts$";

const roomsCallDownwards = Object.entries(DOWNWARDS).map(([room, below]) => {
  const above = Object.keys(DOWNWARDS).filter((other) => other !== room && !below.includes(other));
  return {
    name: `rooms-call-downwards-${room}`,
    comment: `lib/${room} uses ${below.join(", ") || "no other room of the domain"}; of the rooms beside and above it only shapes and pure files.`,
    severity: "error",
    from: { path: `^lib/${room}/` },
    to: { path: `^lib/(?:${above.join("|")})/`, pathNot: PURE },
  };
});

module.exports = {
  forbidden: [
    ...roomsCallDownwards,
    {
      name: "no-cycles",
      comment: "Files that need each other are one file, or a third one is missing.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "pages-go-through-services",
      comment: "app imports components, schema, service and queries files, lib/access, and the install engine, which is pure.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(?:lib|prisma|cli)/", pathNot: `^lib/access/|${ofRole("schema", "service", "queries")}|${INSTALL_ENGINE}` },
    },
    {
      name: "components-know-shapes-only",
      comment: "components import components, schemas and queries: their props are DTOs. The install engine alone runs there too: what is typed into it stays in the browser.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(?:app|lib|prisma|cli)/", pathNot: `${ofRole("schema", "queries")}|${INSTALL_ENGINE}` },
    },
    {
      name: "install-engine-is-pure-and-isomorphic",
      comment: "What the install panel runs reaches no Node built-in and reads or writes nothing.",
      severity: "error",
      from: { path: INSTALL_ENGINE },
      to: { path: `${IO}|${NODE_BUILT_INS}`, reachable: true },
    },
    {
      name: "primitives-know-no-domain",
      comment: "components/ui holds primitives without domain words.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^lib/|^components/(?!ui/)" },
    },
    {
      name: "api-goes-through-services",
      comment: "lib/api imports services, schemas, pure files and the read model: never storage.",
      severity: "error",
      from: { path: "^lib/api/", pathNot: REPOSITORY },
      to: { path: `^lib/db/|^lib/jobs/|^prisma/|${REPOSITORY}|${ofRole("queries")}`, pathNot: "^lib/api/" },
    },
    {
      name: "pure-files-stay-pure",
      comment: "Pure files import pure files: nothing they reach reads or writes anything.",
      severity: "error",
      from: { path: PURE },
      to: { path: IO, reachable: true },
    },
    {
      name: "schemas-are-isomorphic",
      comment: "schema and queries files run in the browser too: no Node built-ins, however indirectly.",
      severity: "error",
      from: { path: ofRole("schema", "queries") },
      to: { path: NODE_BUILT_INS, reachable: true },
    },
    {
      name: "repository-belongs-to-its-domain",
      comment: "Only its own room knows how a domain is stored.",
      severity: "error",
      from: { path: "^lib/([^/]+)/" },
      to: { path: REPOSITORY, pathNot: "^lib/$1/" },
    },
    {
      name: "repository-belongs-to-lib",
      comment: "Pages, programs and components ask services.",
      severity: "error",
      from: { pathNot: "^lib/" },
      to: { path: REPOSITORY },
    },
    {
      name: "next-stays-at-the-rim",
      comment: "next/* only in app, components, i18n, proxy.ts, lib/access and server.ts.",
      severity: "error",
      from: { pathNot: "^(?:app|components|i18n|lib/access)/|^(?:proxy|server)\\.ts$" },
      to: { path: "^node_modules/next/" },
    },
    {
      name: "jobs-are-ordered-by-definition",
      comment: "Whoever enqueues a job knows its definition, not its handler.",
      severity: "error",
      from: { path: "^lib/(?!jobs/|process/)" },
      to: { path: "^lib/jobs/", pathNot: "^lib/jobs/definitions" },
    },
    {
      name: "handlers-run-in-the-worker",
      comment: "Only worker.ts, and the runner it shares with server.ts, import handlers.",
      severity: "error",
      from: { pathNot: "^worker\\.ts$|^lib/jobs/" },
      to: { path: "^lib/jobs/.*handler" },
    },
    {
      name: "base-rooms-know-no-domain",
      comment: "What every room may import imports none of them. Tokens ride the feed too (governance.md §2): lib/access writes it.",
      severity: "error",
      from: { path: "^lib/(?:config|db|http|telemetry|audit|access|manifest)/" },
      to: { path: `^lib/(?:${Object.keys(DOWNWARDS).join("|")}|api)/`, pathNot: `^lib/catalog/(?:feed|caught-up)\\.ts$|${PURE}` },
    },
    {
      name: "lib-knows-no-surface",
      comment: "lib imports neither pages nor programs.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(?:app|components|cli|server\\.ts|worker\\.ts|proxy\\.ts|test|e2e|scripts)" },
    },
    {
      name: "imports-resolve",
      comment: "An import that does not resolve escapes every other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(?:test|itest)\\.tsx?$|^\\.next/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
