import { z } from "zod";
import type { GlobalRole } from "../access/schema";
import type { ConfiguredVariable } from "./disclosure";

/**
 * The environment variables Gatehouse reads (issue 3 §1, governance.md §3) and what each may hold.
 *
 * Messages complete the sentence "NAME …". The defaults that depend on another variable are decided in `read.ts`.
 */
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

const flag = z.stringbool({
  truthy: ["1", "true", "on", "yes"],
  falsy: ["0", "false", "off", "no"],
  error: "must be 1 or 0",
});

const secret = z.string().min(32, "must have at least 32 characters");

const origin = z
  .string()
  .refine(isOrigin, "must be an http or https address without path, such as https://registry.example.com")
  .transform((value) => new URL(value).origin);

/** A mail server: `smtp` with STARTTLS where it is offered, `smtps` with TLS from the start. */
const mailServer = z
  .string()
  .refine(isMailServer, "must be an address such as smtps://user:password@mail.example.com or smtp://mail.example.com:587");

/** Who mail comes from: an address, or a name with one. */
const mailbox = z.string().regex(/^(?:[^<>@\r\n"]{1,100}<[^<>@\s,;"]+@[^<>@\s,;"]+>|[^<>@\s,;"]+@[^<>@\s,;"]+)$/, 'must be an e-mail address, or a name with one such as Gatehouse <gatehouse@example.com>');

const hostNames = commaList(
  z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, "must be host names separated by commas").toLowerCase(),
);

/** One private package registry: manifests may name `baseUrl` for packages of `registryType`. */
const packageRegistry = z
  .string()
  .regex(/^[a-z0-9-]+=https?:\/\/\S+$/, "must be pairs such as npm=https://npm.example.com separated by commas")
  .transform((pair) => {
    const separator = pair.indexOf("=");
    return { registryType: pair.slice(0, separator), baseUrl: pair.slice(separator + 1) };
  });

/** One package registry whose metadata is read for drafts. */
const packageUpstream = packageRegistry
  .refine(({ registryType }) => isUpstreamType(registryType), "must name registries of npm or pypi, such as npm=https://npm.example.com")
  // A path is put behind it, and no credential is sent.
  .refine(({ baseUrl }) => isPlainAddress(baseUrl), "must be addresses without user name, password, query or fragment, such as npm=https://npm.example.com");

/** Signs identity tokens: https, or this machine while trying things out. */
const issuer = z
  .string()
  .refine(isIssuer, "must be an https address without query, such as https://gitlab.example.com")
  .transform((value) => value.replace(/\/+$/, ""));

/** A claim an identity token must carry, with its value. */
const demandedClaim = z
  .string()
  .regex(/^[^=\s]+=.+$/, "must be pairs such as project_path=acme/tools separated by commas")
  .transform((pair) => {
    const separator = pair.indexOf("=");
    return { name: pair.slice(0, separator), value: pair.slice(separator + 1) };
  });

/** A group of the provider and the role it gives. The role follows the last `=`, since names of groups may have some. */
const groupRole = z
  .string()
  .regex(/^.+=(?:viewer|reviewer|security_reviewer|auditor|admin)$/, "must be pairs such as platform-team=admin separated by commas, with roles of Gatehouse")
  .transform((pair) => {
    const separator = pair.lastIndexOf("=");
    return { group: pair.slice(0, separator), role: pair.slice(separator + 1) as GlobalRole };
  });

const namespacePattern = z
  .string()
  .regex(/^(?:\*|[a-z0-9][a-z0-9.-]*[a-z0-9](?:\/\*|\.\*))$/i, "must be patterns such as com.example/* or com.example.* separated by commas");

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export const environmentSchema = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().regex(/^\S+$/, "must be an address to listen on, such as 127.0.0.1").default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, "must be a PostgreSQL address, such as postgresql://user:password@host/database")
    .optional(),
  GATEHOUSE_DATA_DIR: z.string().default(".gatehouse"),
  GATEHOUSE_PUBLIC_URL: origin.optional(),
  GATEHOUSE_SECRET: secret.optional(),
  GATEHOUSE_BOOTSTRAP_TOKEN: secret.optional(),
  GATEHOUSE_ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
  GATEHOUSE_ADMIN_PASSWORD: z.string().min(12, "must have at least 12 characters").optional(),
  GATEHOUSE_SIGNIN_PASSKEY: flag.default(false),
  GATEHOUSE_LOCAL_SIGNIN: flag.default(true),
  GATEHOUSE_SIGNIN_OIDC_ISSUER: issuer.optional(),
  GATEHOUSE_SIGNIN_OIDC_CLIENT_ID: z.string().optional(),
  GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET: z.string().optional(),
  GATEHOUSE_SIGNIN_OIDC_NAME: z.string().max(60, "must have at most 60 characters").default("OpenID"),
  GATEHOUSE_SIGNIN_OIDC_SCOPES: z
    .string()
    .regex(/^(?=(?:.* )?openid(?: |$))[\x21-\x7e ]+$/, "must be scopes separated by spaces, openid among them")
    .default("openid profile email"),
  GATEHOUSE_SIGNIN_OIDC_DOMAINS: hostNames.default([]),
  GATEHOUSE_SIGNIN_OIDC_GROUP: z.string().optional(),
  GATEHOUSE_SIGNIN_OIDC_GROUPS_CLAIM: z.string().default("groups"),
  GATEHOUSE_SIGNIN_OIDC_ROLES: commaList(groupRole).default([]),
  GATEHOUSE_SIGNIN_OIDC_ROLE_DAYS: wholeNumber(1, 366).default(30),
  GATEHOUSE_DEMO: flag.optional(),
  EMBEDDED_WORKER: flag.optional(),
  FEED_STALE_SECONDS: wholeNumber(1, 86_400).default(30),
  GATEHOUSE_REGISTRY_TOKEN_TTL_SECONDS: wholeNumber(30, 86_400).default(300),
  GATEHOUSE_TRUSTED_PROXIES: wholeNumber(0, 16).default(0),
  GATEHOUSE_RATE_WRITES_PER_MINUTE: wholeNumber(0, 1_000_000).default(600),
  GATEHOUSE_RATE_DRAFTS_PER_MINUTE: wholeNumber(0, 1_000_000).default(30),
  GATEHOUSE_RATE_READS_PER_MINUTE: wholeNumber(0, 1_000_000).default(0),
  GATEHOUSE_RATE_SEARCHES_PER_MINUTE: wholeNumber(0, 1_000_000).default(0),
  GATEHOUSE_AUTH_NONE: flag.default(false),
  GATEHOUSE_GITHUB_OIDC_ISSUER: issuer.default("https://token.actions.githubusercontent.com"),
  GATEHOUSE_OIDC_ISSUER: issuer.optional(),
  GATEHOUSE_OIDC_AUDIENCE: z.string().min(1).default("mcp-registry"),
  GATEHOUSE_OIDC_CLAIMS: commaList(demandedClaim).default([]),
  GATEHOUSE_OIDC_NAMESPACES: commaList(namespacePattern).default([]),
  GATEHOUSE_REPOSITORY_HOSTS: hostNames.default([]),
  GATEHOUSE_ALLOW_PRIVATE_REMOTES: flag.default(false),
  GATEHOUSE_PACKAGE_REGISTRIES: commaList(packageRegistry).default([]),
  GATEHOUSE_PACKAGE_UPSTREAMS: commaList(packageUpstream).default([]),
  GATEHOUSE_REGISTRY_TYPES: commaList(
    z.string().regex(/^[a-z0-9-]+$/, "must be package registry types in lower case separated by commas"),
  ).default([]),
  GATEHOUSE_REMOTE_URL_UNIQUE: flag.default(true),
  GATEHOUSE_CLIENTS_ENFORCE_REGISTRY: flag.default(false),
  GATEHOUSE_WEB_INSTALL_LINKS: flag.default(false),
  GATEHOUSE_FETCH_ICONS: flag.default(true),
  GATEHOUSE_SMTP_URL: mailServer.optional(),
  GATEHOUSE_MAIL_FROM: mailbox.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  NODE_ENV: z.string().optional(),
});

/** Where a private registry departs from the official rules for manifests. The defaults are the official rules. */
export interface ManifestRelaxations {
  /** Hosts that a manifest's repository may live on, besides the official ones. Lower case. */
  repositoryHosts: string[];
  /** Remotes may use http and point at loopback or private addresses. */
  allowPrivateRemotes: boolean;
  /** Base URLs a package may name, besides the official one of its type. */
  packageRegistries: { registryType: string; baseUrl: string }[];
  /** Package registry types that are accepted besides the official ones. */
  registryTypes: string[];
  /** A remote URL may belong to one server name only. Off: a warning. */
  remoteUrlUnique: boolean;
}

/** Where the metadata of packages is read for drafts: the operator's choice, also of a host in a private network. */
export interface PackageUpstream {
  registryType: string;
  baseUrl: string;
}

/** How configurations for clients are written (install.md §1.4, §1.7). */
export interface InstallConventions {
  /** The organisation lets its editors run only what the registry names, so entries bear the registry's names. */
  registryNames: boolean;
  /** Links may go by way of a vendor's public host. */
  webLinks: boolean;
}

/** How often one principal, or one address, may ask per minute. 0: as often as it likes (governance.md §4). */
export interface RateLimits {
  writesPerMinute: number;
  /** Drafts of a server.json: each may wait for another host. They count as writes as well. */
  draftsPerMinute: number;
  readsPerMinute: number;
  searchesPerMinute: number;
}

/** An issuer of identity tokens and what its tokens permit (registry-api.md §2.7 `/auth/oidc`). */
export interface OidcIssuer {
  issuer: string;
  audience: string;
  /** All of them must be in the token. */
  claims: { name: string; value: string }[];
  /** `com.example/*`, `com.example.*` or `*`. */
  namespaces: string[];
}

/** How publishers may sign in to the official API without a token of ours. */
export interface RegistryLogins {
  /** `POST /auth/none`: for trying things out. */
  none: boolean;
  /** Issuer of `/auth/github-oidc`: GitHub, or a GitHub Enterprise Server. */
  githubOidcIssuer: string;
  oidc: OidcIssuer | null;
}

/** The OpenID provider that people sign in with (docs/SIGNIN.md). */
export interface OidcSignIn {
  /** Without a slash at its end. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the sign-in page calls it. */
  name: string;
  scopes: string;
  /** Newcomers with a verified e-mail address of these domains are taken in. Lower case. */
  domains: string[];
  /** Newcomers must be in this group. Neither domain nor group: nobody is taken in by rule. */
  group: string | null;
  groupsClaim: string;
  roles: { group: string; role: GlobalRole }[];
}

/** How people sign in (docs/SIGNIN.md). */
export interface SignInRules {
  /** With a password of ours. */
  local: boolean;
  oidc: OidcSignIn | null;
  /** So many days roles of groups stand without a sign-in through the provider; also of one that is configured no more. */
  groupRoleDays: number;
  /** Whoever has a passkey uses it at each sign-in, chosen or not. */
  passkeyOfAll: boolean;
}

/** How people are written to. */
export interface MailConfig {
  /** With user and password, where the server wants them. */
  smtpUrl: string;
  /** `gatehouse@example.com` or `Gatehouse <gatehouse@example.com>`. */
  from: string;
}

export interface Config {
  port: number;
  /** The address the server listens on. */
  host: string;
  /** Null means: run the embedded PostgreSQL. Use `database()` of `lib/db` for the address in use. */
  databaseUrl: string | null;
  embedded: boolean;
  /** Absolute path of the folder for everything this installation keeps outside the database. */
  dataDir: string;
  /** The origin people and clients use, without trailing slash. */
  publicUrl: string;
  /** False: `publicUrl` is a guess, and a loopback `Origin` equal to `Host` is ours too (governance.md §3). */
  publicUrlConfigured: boolean;
  /** What next-auth calls NEXTAUTH_URL. */
  nextAuthUrl: string;
  /** Signs and encrypts what this installation hands out; ≥ 32 characters. */
  secret: string;
  bootstrapToken: string | null;
  firstAdmin: { email: string; password: string } | null;
  demo: boolean;
  /** Jobs run inside the web process. */
  embeddedWorker: boolean;
  feedStaleSeconds: number;
  registryTokenTtlSeconds: number;
  registryLogins: RegistryLogins;
  signIn: SignInRules;
  /** How many proxies of the operator stand before this process and write `X-Forwarded-For`. */
  trustedProxies: number;
  rates: RateLimits;
  manifest: ManifestRelaxations;
  /** Of each type the first one is asked; of a type that is missing, none. */
  packageUpstreams: PackageUpstream[];
  install: InstallConventions;
  /** Icons that approved manifests name are fetched, from public hosts only. */
  fetchIcons: boolean;
  /** Null: no mail is sent, and pages say so. */
  mail: MailConfig | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Pages are compiled on demand (`npm run dev`). */
  development: boolean;
  /** What pages may tell of the environment: no secret (`disclosure.ts`). */
  disclosed: ConfiguredVariable[];
}

function commaList<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ""),
    )
    .pipe(z.array(item));
}

function isUpstreamType(registryType: string): boolean {
  return registryType === "npm" || registryType === "pypi";
}

function isPlainAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return url.username === "" && url.password === "" && !/[?#]/.test(value);
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const isHttp = url.protocol === "http:" || url.protocol === "https:";
  return isHttp && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}

function isMailServer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(value);
  return (protocol === "smtp:" || protocol === "smtps:") && hostname !== "" && (pathname === "" || pathname === "/") && search === "" && hash === "";
}

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const isLoopback = url.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  return (url.protocol === "https:" || isLoopback) && url.search === "" && url.hash === "" && url.username === "";
}
