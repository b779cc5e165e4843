import { environmentSchema } from "./schema";
import type { Environment } from "./read";

/** What a page may say of a variable. `hidden`: only whether it is set. `shown`: also its value. */
type Disclosure = "shown" | "hidden";

/**
 * Whether the value of each variable may be seen by administrators and auditors. Every variable has to be named here: a
 * new one that is not does not compile. What holds a secret, or an address that may carry one, is `hidden`.
 */
export const DISCLOSURE = {
  PORT: "shown",
  HOST: "shown",
  DATABASE_URL: "hidden",
  GATEHOUSE_DATA_DIR: "shown",
  GATEHOUSE_PUBLIC_URL: "shown",
  GATEHOUSE_SECRET: "hidden",
  GATEHOUSE_BOOTSTRAP_TOKEN: "hidden",
  GATEHOUSE_ADMIN_EMAIL: "shown",
  GATEHOUSE_ADMIN_PASSWORD: "hidden",
  GATEHOUSE_SIGNIN_PASSKEY: "shown",
  GATEHOUSE_LOCAL_SIGNIN: "shown",
  GATEHOUSE_SIGNIN_OIDC_ISSUER: "shown",
  GATEHOUSE_SIGNIN_OIDC_CLIENT_ID: "shown",
  GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET: "hidden",
  GATEHOUSE_SIGNIN_OIDC_NAME: "shown",
  GATEHOUSE_SIGNIN_OIDC_SCOPES: "shown",
  GATEHOUSE_SIGNIN_OIDC_DOMAINS: "shown",
  GATEHOUSE_SIGNIN_OIDC_GROUP: "shown",
  GATEHOUSE_SIGNIN_OIDC_GROUPS_CLAIM: "shown",
  GATEHOUSE_SIGNIN_OIDC_ROLES: "shown",
  GATEHOUSE_SIGNIN_OIDC_ROLE_DAYS: "shown",
  GATEHOUSE_DEMO: "shown",
  EMBEDDED_WORKER: "shown",
  FEED_STALE_SECONDS: "shown",
  GATEHOUSE_REGISTRY_TOKEN_TTL_SECONDS: "shown",
  GATEHOUSE_TRUSTED_PROXIES: "shown",
  GATEHOUSE_RATE_WRITES_PER_MINUTE: "shown",
  GATEHOUSE_RATE_DRAFTS_PER_MINUTE: "shown",
  GATEHOUSE_RATE_READS_PER_MINUTE: "shown",
  GATEHOUSE_RATE_SEARCHES_PER_MINUTE: "shown",
  GATEHOUSE_AUTH_NONE: "shown",
  GATEHOUSE_GITHUB_OIDC_ISSUER: "shown",
  GATEHOUSE_OIDC_ISSUER: "shown",
  GATEHOUSE_OIDC_AUDIENCE: "shown",
  GATEHOUSE_OIDC_CLAIMS: "shown",
  GATEHOUSE_OIDC_NAMESPACES: "shown",
  GATEHOUSE_REPOSITORY_HOSTS: "shown",
  GATEHOUSE_ALLOW_PRIVATE_REMOTES: "shown",
  GATEHOUSE_PACKAGE_REGISTRIES: "shown",
  GATEHOUSE_PACKAGE_UPSTREAMS: "shown",
  GATEHOUSE_REGISTRY_TYPES: "shown",
  GATEHOUSE_REMOTE_URL_UNIQUE: "shown",
  GATEHOUSE_CLIENTS_ENFORCE_REGISTRY: "shown",
  GATEHOUSE_WEB_INSTALL_LINKS: "shown",
  GATEHOUSE_FETCH_ICONS: "shown",
  GATEHOUSE_SMTP_URL: "hidden",
  GATEHOUSE_MAIL_FROM: "shown",
  LOG_LEVEL: "shown",
  NODE_ENV: "shown",
} as const satisfies Record<keyof typeof environmentSchema.shape, Disclosure>;

export interface ConfiguredVariable {
  name: string;
  isSet: boolean;
  disclosure: Disclosure;
  /** What was set; null where nothing was, and always null where it is hidden. */
  value: string | null;
  /** What holds when nothing is set; null where that is nothing, or depends on other variables. */
  standard: string | null;
}

/** An address with a user name or a query may carry a password, whatever its variable is for. */
const mayCarrySecret = (value: string): boolean => /[@?]/.test(value) && value.includes("://");

/** What may be told of the whole environment, variable by variable. Holds no secret. Pure. */
export function disclosedConfiguration(env: Environment): ConfiguredVariable[] {
  return Object.entries(DISCLOSURE).map(([name, disclosure]) => {
    const given = env[name];
    const isSet = given !== undefined && given.trim() !== "";
    const isHidden = disclosure === "hidden" || (isSet && mayCarrySecret(given));
    return { name, isSet, disclosure: isHidden ? "hidden" : "shown", value: isSet && !isHidden ? given : null, standard: STANDARDS[name] ?? null };
  });
}

/** Defaults as an operator would write them. */
const STANDARDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(environmentSchema.parse({})).flatMap(([name, value]) => (value === undefined ? [] : [[name, spelled(value)]])),
);

function spelled(value: unknown): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return Array.isArray(value) ? value.join(",") : String(value);
}
