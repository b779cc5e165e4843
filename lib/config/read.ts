import path from "node:path";
import type { z } from "zod";
import { disclosedConfiguration } from "./disclosure";
import { environmentSchema } from "./schema";
import type { Config, MailConfig, OidcIssuer, OidcSignIn, SignInRules } from "./schema";

export type Environment = Readonly<Record<string, string | undefined>>;
type Values = z.output<typeof environmentSchema>;

/** A wrong configuration. `message` is one sentence that names the variable and never repeats its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code = "config_error";
}

/**
 * Reads and validates the whole configuration (issue 3 §1). Pure but for `keptSecret`.
 *
 * @param env environment variables; an empty value counts as unset.
 * @param keptSecret gives the secret that an installation with the embedded database keeps in its data folder
 *   (absolute path); asked only when `GATEHOUSE_SECRET` is unset.
 * @throws ConfigError on the first wrong value.
 */
export function readConfig(env: Environment, keptSecret: (dataDir: string) => string = noKeptSecret): Config {
  const values = parse(env);
  const embedded = values.DATABASE_URL === undefined;
  const dataDir = path.resolve(values.GATEHOUSE_DATA_DIR);
  const publicUrl = values.GATEHOUSE_PUBLIC_URL ?? listenUrl(values.HOST, values.PORT);
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    embedded,
    dataDir,
    publicUrl,
    publicUrlConfigured: values.GATEHOUSE_PUBLIC_URL !== undefined,
    nextAuthUrl: publicUrl,
    firstAdmin: firstAdmin(values),
    secret: values.GATEHOUSE_SECRET ?? (embedded ? keptSecret(dataDir) : demandSecret()),
    bootstrapToken: values.GATEHOUSE_BOOTSTRAP_TOKEN ?? null,
    demo: values.GATEHOUSE_DEMO ?? embedded,
    embeddedWorker: values.EMBEDDED_WORKER ?? embedded,
    feedStaleSeconds: values.FEED_STALE_SECONDS,
    registryTokenTtlSeconds: values.GATEHOUSE_REGISTRY_TOKEN_TTL_SECONDS,
    signIn: { ...waysIn(values), groupRoleDays: values.GATEHOUSE_SIGNIN_OIDC_ROLE_DAYS, passkeyOfAll: values.GATEHOUSE_SIGNIN_PASSKEY },
    trustedProxies: values.GATEHOUSE_TRUSTED_PROXIES,
    rates: {
      writesPerMinute: values.GATEHOUSE_RATE_WRITES_PER_MINUTE,
      draftsPerMinute: values.GATEHOUSE_RATE_DRAFTS_PER_MINUTE,
      readsPerMinute: values.GATEHOUSE_RATE_READS_PER_MINUTE,
      searchesPerMinute: values.GATEHOUSE_RATE_SEARCHES_PER_MINUTE,
    },
    registryLogins: {
      none: values.GATEHOUSE_AUTH_NONE,
      githubOidcIssuer: values.GATEHOUSE_GITHUB_OIDC_ISSUER,
      oidc: oidcIssuer(values),
    },
    manifest: {
      repositoryHosts: values.GATEHOUSE_REPOSITORY_HOSTS,
      allowPrivateRemotes: values.GATEHOUSE_ALLOW_PRIVATE_REMOTES,
      packageRegistries: values.GATEHOUSE_PACKAGE_REGISTRIES,
      registryTypes: values.GATEHOUSE_REGISTRY_TYPES,
      remoteUrlUnique: values.GATEHOUSE_REMOTE_URL_UNIQUE,
    },
    packageUpstreams: values.GATEHOUSE_PACKAGE_UPSTREAMS,
    install: { registryNames: values.GATEHOUSE_CLIENTS_ENFORCE_REGISTRY, webLinks: values.GATEHOUSE_WEB_INSTALL_LINKS },
    fetchIcons: values.GATEHOUSE_FETCH_ICONS,
    mail: mail(values),
    logLevel: values.LOG_LEVEL,
    development: values.NODE_ENV === "development",
    disclosed: disclosedConfiguration(env),
  };
}

function parse(env: Environment): Values {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const result = environmentSchema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}.`);
}

/** A person is e-mail and password together: half a person is a mistake worth stopping for. */
function firstAdmin(values: Values): Config["firstAdmin"] {
  const { GATEHOUSE_ADMIN_EMAIL: email, GATEHOUSE_ADMIN_PASSWORD: password } = values;
  if (email === undefined && password === undefined) return null;
  if (email === undefined) throw new ConfigError("GATEHOUSE_ADMIN_EMAIL must be set when GATEHOUSE_ADMIN_PASSWORD is.");
  if (password === undefined) throw new ConfigError("GATEHOUSE_ADMIN_PASSWORD must be set when GATEHOUSE_ADMIN_EMAIL is.");
  return { email, password };
}

/** Mail without a sender is refused by every server. */
function mail({ GATEHOUSE_SMTP_URL: smtpUrl, GATEHOUSE_MAIL_FROM: from }: Values): MailConfig | null {
  if (smtpUrl === undefined) return null;
  if (from === undefined) throw new ConfigError("GATEHOUSE_MAIL_FROM must be set when GATEHOUSE_SMTP_URL is.");
  return { smtpUrl, from };
}

/** An issuer nobody narrows down would let everybody in whom it knows. */
function oidcIssuer(values: Values): OidcIssuer | null {
  const { GATEHOUSE_OIDC_ISSUER: issuer, GATEHOUSE_OIDC_AUDIENCE: audience, GATEHOUSE_OIDC_CLAIMS: claims, GATEHOUSE_OIDC_NAMESPACES: namespaces } = values;
  if (issuer === undefined) return null;
  if (claims.length === 0) throw new ConfigError("GATEHOUSE_OIDC_CLAIMS must name a claim when GATEHOUSE_OIDC_ISSUER is set.");
  if (namespaces.length === 0) throw new ConfigError("GATEHOUSE_OIDC_NAMESPACES must be set when GATEHOUSE_OIDC_ISSUER is.");
  return { issuer, audience, claims, namespaces };
}

function demandSecret(): never {
  throw new ConfigError("GATEHOUSE_SECRET must be set, with at least 32 characters, when DATABASE_URL is.");
}

function noKeptSecret(): never {
  throw new ConfigError("GATEHOUSE_SECRET must be set, with at least 32 characters, because no data folder keeps one.");
}

/** Nobody could sign in without a password of ours where no provider is configured. */
function waysIn(values: Values): Pick<SignInRules, "local" | "oidc"> {
  const [oidc, local] = [oidcSignIn(values), values.GATEHOUSE_LOCAL_SIGNIN];
  if (!local && oidc === null) throw new ConfigError("GATEHOUSE_LOCAL_SIGNIN can be 0 only where GATEHOUSE_SIGNIN_OIDC_ISSUER is set.");
  return { local, oidc };
}

function oidcSignIn(values: Values): OidcSignIn | null {
  const { GATEHOUSE_SIGNIN_OIDC_ISSUER: issuer, GATEHOUSE_SIGNIN_OIDC_CLIENT_ID: clientId, GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined) return null;
  if (clientId === undefined) throw new ConfigError("GATEHOUSE_SIGNIN_OIDC_CLIENT_ID must be set when GATEHOUSE_SIGNIN_OIDC_ISSUER is.");
  if (clientSecret === undefined) throw new ConfigError("GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET must be set when GATEHOUSE_SIGNIN_OIDC_ISSUER is.");
  return {
    issuer,
    clientId,
    clientSecret,
    name: values.GATEHOUSE_SIGNIN_OIDC_NAME,
    scopes: values.GATEHOUSE_SIGNIN_OIDC_SCOPES,
    domains: values.GATEHOUSE_SIGNIN_OIDC_DOMAINS,
    group: values.GATEHOUSE_SIGNIN_OIDC_GROUP ?? null,
    groupsClaim: values.GATEHOUSE_SIGNIN_OIDC_GROUPS_CLAIM,
    roles: values.GATEHOUSE_SIGNIN_OIDC_ROLES,
  };
}

/** The address a person on this machine can open: "every interface" is not one. */
function listenUrl(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
