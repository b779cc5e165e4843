import path from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./read";

const SECRET = "s".repeat(32);
const kept = () => "kept-secret-of-the-data-folder-32-characters";
const EXTERNAL = { DATABASE_URL: "postgresql://gatehouse@db/gatehouse", GATEHOUSE_SECRET: SECRET };

describe("readConfig", () => {
  it("needs nothing: the embedded database, demo and worker are on, and only this machine is served", () => {
    const config = readConfig({}, kept);
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: null,
      embedded: true,
      demo: true,
      embeddedWorker: true,
      publicUrl: "http://127.0.0.1:3000",
      publicUrlConfigured: false,
      dataDir: path.resolve(".gatehouse"),
      secret: kept(),
      feedStaleSeconds: 30,
      registryTokenTtlSeconds: 300,
      development: false,
    });
  });

  it("turns demo and worker off with an own database", () => {
    expect(readConfig(EXTERNAL)).toMatchObject({ embedded: false, demo: false, embeddedWorker: false, secret: SECRET });
    expect(readConfig({ ...EXTERNAL, GATEHOUSE_DEMO: "1", EMBEDDED_WORKER: "on" })).toMatchObject({
      demo: true,
      embeddedWorker: true,
    });
  });

  it("prefers a given secret to the kept one, and takes an empty variable for an unset one", () => {
    expect(readConfig({ GATEHOUSE_SECRET: SECRET }, kept).secret).toBe(SECRET);
    expect(readConfig({ GATEHOUSE_SECRET: "", PORT: " " }, kept)).toMatchObject({ secret: kept(), port: 3000 });
  });

  it("keeps the official manifest rules unless told otherwise", () => {
    expect(readConfig({}, kept).manifest).toEqual({
      repositoryHosts: [],
      allowPrivateRemotes: false,
      packageRegistries: [],
      registryTypes: [],
      remoteUrlUnique: true,
    });
    const relaxed = readConfig(
      {
        GATEHOUSE_REPOSITORY_HOSTS: "Git.acme.example, gitea.acme.example",
        GATEHOUSE_PACKAGE_REGISTRIES: "npm=https://npm.acme.example/a=b,pypi=https://pypi.acme.example",
        GATEHOUSE_REGISTRY_TYPES: "cargo",
        GATEHOUSE_REMOTE_URL_UNIQUE: "0",
      },
      kept,
    );
    expect(relaxed.manifest).toMatchObject({
      repositoryHosts: ["git.acme.example", "gitea.acme.example"],
      packageRegistries: [
        { registryType: "npm", baseUrl: "https://npm.acme.example/a=b" },
        { registryType: "pypi", baseUrl: "https://pypi.acme.example" },
      ],
      registryTypes: ["cargo"],
      remoteUrlUnique: false,
    });
  });

  it.each([
    ["0.0.0.0", "http://localhost:3000"],
    ["::", "http://localhost:3000"],
    ["::1", "http://[::1]:3000"],
    ["192.0.2.7", "http://192.0.2.7:3000"],
  ])("guesses the public address of a server listening on %s", (host, expected) => {
    expect(readConfig({ HOST: host }, kept).publicUrl).toBe(expected);
  });

  it("stores the public address as an origin", () => {
    const config = readConfig({ GATEHOUSE_PUBLIC_URL: "https://registry.example.com/" }, kept);
    expect(config).toMatchObject({
      publicUrl: "https://registry.example.com",
      nextAuthUrl: "https://registry.example.com",
      publicUrlConfigured: true,
    });
  });
});

describe("a wrong value stops the start with one sentence that names the variable", () => {
  const cases: [string, Record<string, string>, RegExp][] = [
    ["no number", { PORT: "abc" }, /^PORT must be a whole number from 1 to 65535\.$/],
    ["out of range", { PORT: "70000" }, /^PORT must be a whole number/],
    ["negative", { FEED_STALE_SECONDS: "-1" }, /^FEED_STALE_SECONDS must be a whole number/],
    ["no flag", { GATEHOUSE_DEMO: "maybe" }, /^GATEHOUSE_DEMO must be 1 or 0\.$/],
    ["an inherited property name is no flag", { GATEHOUSE_DEMO: "constructor" }, /^GATEHOUSE_DEMO must be 1 or 0\.$/],
    ["other database", { DATABASE_URL: "mysql://x" }, /^DATABASE_URL must be a PostgreSQL address/],
    ["own database without a secret", { DATABASE_URL: "postgres://x/y" }, /^GATEHOUSE_SECRET must be set/],
    ["short secret", { GATEHOUSE_SECRET: "hunter2" }, /^GATEHOUSE_SECRET must have at least 32 characters\.$/],
    ["short bootstrap token", { GATEHOUSE_BOOTSTRAP_TOKEN: "hunter2" }, /^GATEHOUSE_BOOTSTRAP_TOKEN must have at least 32/],
    ["address with a path", { GATEHOUSE_PUBLIC_URL: "https://x.example/a" }, /^GATEHOUSE_PUBLIC_URL must be an http/],
    ["address of another kind", { GATEHOUSE_PUBLIC_URL: "ftp://x.example" }, /^GATEHOUSE_PUBLIC_URL must be an http/],
    ["password alone", { GATEHOUSE_ADMIN_PASSWORD: "p".repeat(12) }, /^GATEHOUSE_ADMIN_EMAIL must be set/],
    ["e-mail alone", { GATEHOUSE_ADMIN_EMAIL: "a@b.example" }, /^GATEHOUSE_ADMIN_PASSWORD must be set/],
    ["no e-mail", { GATEHOUSE_ADMIN_EMAIL: "a" }, /^GATEHOUSE_ADMIN_EMAIL must be an e-mail address\.$/],
    ["no pair", { GATEHOUSE_PACKAGE_REGISTRIES: "https://npm.example" }, /^GATEHOUSE_PACKAGE_REGISTRIES must be pairs/],
    ["an upstream nobody reads", { GATEHOUSE_PACKAGE_UPSTREAMS: "oci=https://oci.example" }, /^GATEHOUSE_PACKAGE_UPSTREAMS must name registries of npm or pypi/],
    ["an upstream with a password", { GATEHOUSE_PACKAGE_UPSTREAMS: "npm=https://robot:hunter2@npm.example" }, /^GATEHOUSE_PACKAGE_UPSTREAMS must be addresses without user name, password, query or fragment, such as npm=https:\/\/npm\.example\.com\.$/],
    ["an upstream with a query", { GATEHOUSE_PACKAGE_UPSTREAMS: "pypi=https://pypi.example?key=hunter2" }, /^GATEHOUSE_PACKAGE_UPSTREAMS must be addresses without/],
    ["an upstream that is no address", { GATEHOUSE_PACKAGE_UPSTREAMS: "npm=https://npm.example:x" }, /^GATEHOUSE_PACKAGE_UPSTREAMS must be addresses without/],
    ["no host", { GATEHOUSE_REPOSITORY_HOSTS: "https://x" }, /^GATEHOUSE_REPOSITORY_HOSTS must be host names/],
    ["issuer over plain http", { GATEHOUSE_OIDC_ISSUER: "http://gitlab.example.com" }, /^GATEHOUSE_OIDC_ISSUER must be an https address/],
    ["issuer that lets everybody in", { GATEHOUSE_OIDC_ISSUER: "https://x.example", GATEHOUSE_OIDC_NAMESPACES: "com.x/*" }, /^GATEHOUSE_OIDC_CLAIMS must name a claim/],
    ["issuer without namespaces", { GATEHOUSE_OIDC_ISSUER: "https://x.example", GATEHOUSE_OIDC_CLAIMS: "a=b" }, /^GATEHOUSE_OIDC_NAMESPACES must be set/],
    ["no pattern of namespaces", { GATEHOUSE_OIDC_NAMESPACES: "com.x/tools" }, /^GATEHOUSE_OIDC_NAMESPACES must be patterns/],
    ["claim without a value", { GATEHOUSE_OIDC_CLAIMS: "project_path" }, /^GATEHOUSE_OIDC_CLAIMS must be pairs/],
    ["no way to sign in", { GATEHOUSE_LOCAL_SIGNIN: "0" }, /^GATEHOUSE_LOCAL_SIGNIN can be 0 only where GATEHOUSE_SIGNIN_OIDC_ISSUER is set\.$/],
    ["provider without a client", { GATEHOUSE_SIGNIN_OIDC_ISSUER: "https://id.example" }, /^GATEHOUSE_SIGNIN_OIDC_CLIENT_ID must be set/],
    ["client without a secret", { GATEHOUSE_SIGNIN_OIDC_ISSUER: "https://id.example", GATEHOUSE_SIGNIN_OIDC_CLIENT_ID: "g" }, /^GATEHOUSE_SIGNIN_OIDC_CLIENT_SECRET must be set/],
    ["a provider over plain http", { GATEHOUSE_SIGNIN_OIDC_ISSUER: "http://id.example" }, /^GATEHOUSE_SIGNIN_OIDC_ISSUER must be an https address/],
    ["scopes without openid", { GATEHOUSE_SIGNIN_OIDC_SCOPES: "profile email" }, /^GATEHOUSE_SIGNIN_OIDC_SCOPES must be scopes/],
    ["a role nobody has", { GATEHOUSE_SIGNIN_OIDC_ROLES: "ops=root" }, /^GATEHOUSE_SIGNIN_OIDC_ROLES must be pairs/],
    ["unknown log level", { LOG_LEVEL: "loud" }, /^LOG_LEVEL must be one of/],
  ];
  it.each(cases)("%s", (_title, env, message) => {
    expect(() => readConfig(env, kept)).toThrow(ConfigError);
    expect(() => readConfig(env, kept)).toThrow(message);
  });

  it("never repeats a secret", () => {
    let message = "";
    try {
      readConfig({ GATEHOUSE_SECRET: "hunter2" }, kept);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain("GATEHOUSE_SECRET");
    expect(message).not.toContain("hunter2");
  });
});
