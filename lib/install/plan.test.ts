import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { manifestSchema, type Manifest, type Package, type Remote } from "@/lib/manifest/schema";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { buildInstallPlan } from "./plan";
import { type InstallTarget, installPlanSchema } from "./schema";

function manifest(parts: Partial<Manifest>): Manifest {
  return { $schema: "s", name: "com.acme/weather", description: "Weather", version: "1.4.2", ...parts };
}

function planOf(parts: Partial<Manifest>) {
  const plan = buildInstallPlan({ manifest: manifest(parts), digest: "sha256:00", status: "approved", tools: [] });
  expect(installPlanSchema.parse(plan)).toEqual(plan);
  return plan;
}

function npm(parts: Partial<Package> = {}): Package {
  return { registryType: "npm", identifier: "@acme/weather-mcp", version: "1.4.2", transport: { type: "stdio" }, ...parts };
}
function oci(parts: Partial<Package> = {}): Package {
  return { registryType: "oci", identifier: "ghcr.io/acme/weather:1.4.2", transport: { type: "stdio" }, ...parts };
}
function pypi(parts: Partial<Package> = {}): Package {
  return { registryType: "pypi", identifier: "weather-mcp", version: "1.4.2", transport: { type: "stdio" }, ...parts };
}
function remote(parts: Partial<Remote> = {}): Remote {
  return { type: "streamable-http", url: "https://mcp.acme.example/weather/mcp", ...parts };
}
function only(parts: Partial<Manifest>): InstallTarget & Record<string, unknown> {
  const target = planOf(parts).targets[0];
  if (!target) throw new Error("no target");
  return target;
}
const SECRET_ENV = { name: "WEATHER_KEY", isRequired: true, isSecret: true, description: "Weather API key" };
const UNITS = { type: "named" as const, name: "--units", choices: ["metric", "imperial"], default: "metric" };

describe("the plan of the contract's sample (install.md §1.8)", () => {
  it("refers to every asked-for value and writes out none", () => {
    const plan = buildInstallPlan({
      manifest: manifest({
        packages: [npm({ packageArguments: [UNITS], environmentVariables: [SECRET_ENV] })],
        remotes: [remote({ headers: [{ name: "Authorization", value: "Bearer {token}", variables: { token: { isSecret: true, isRequired: true } } }] })],
      }),
      digest: "sha256:ab",
      status: "approved",
      tools: [{ name: "get_forecast", annotations: { readOnlyHint: true } }, { name: "set_home" }],
      expiresAt: new Date("2027-01-01T00:00:00Z"),
    });
    expect(plan).toEqual({
      plan: "1", server: "com.acme/weather", version: "1.4.2", digest: "sha256:ab", status: "approved", expires: "2027-01-01T00:00:00.000Z",
      targets: [
        { id: "remote:0", preferred: true, transport: "streamable-http", url: "https://mcp.acme.example/weather/mcp", headers: { Authorization: { template: "Bearer {token}" } } },
        { id: "pkg:npm", preferred: false, transport: "stdio", command: "npx", args: ["-y", "@acme/weather-mcp@1.4.2", "--units", { input: "units" }], env: { WEATHER_KEY: { input: "WEATHER_KEY" } } },
      ],
      inputs: [
        { id: "units", label: { en: "--units" }, where: "argument", choices: ["metric", "imperial"], default: "metric" },
        { id: "WEATHER_KEY", label: { en: "Weather API key" }, where: "env", required: true, secret: true },
        { id: "token", label: { en: "token" }, where: "header", required: true, secret: true },
      ],
      tools: [{ name: "get_forecast", readOnly: true }, { name: "set_home", readOnly: false }],
      blocked: null,
    });
  });
});

describe("the choice of a target (step A)", () => {
  it("ranks remote streamable-http, oci, pypi/npm/nuget in the publisher's order, sse, packages over HTTP, unsupported", () => {
    const plan = planOf({
      packages: [
        { registryType: "mcpb", identifier: "https://x.example/a.mcpb", fileSha256: "ab", transport: { type: "stdio" } },
        npm({ identifier: "http", transport: { type: "streamable-http", url: "http://localhost:1/mcp" } }),
        pypi(), npm(), oci(),
      ],
      remotes: [remote({ type: "sse" }), remote()],
    });
    expect(plan.targets.map(({ id }) => id)).toEqual(["remote:1", "pkg:oci", "pkg:pypi", "pkg:npm:1", "remote:0", "pkg:npm", "pkg:mcpb"]);
    expect(plan.targets.filter((target) => target.preferred)).toHaveLength(1);
    expect(plan.targets[0]?.preferred).toBe(true);
  });

  it("offers every one of several packages and remotes, not only the first", () => {
    expect(planOf({ packages: [npm(), npm({ identifier: "other" })], remotes: [remote(), remote()] }).targets).toHaveLength(4);
  });

  it("keeps sse as sse", () => {
    expect(only({ remotes: [remote({ type: "sse" })] }).transport).toBe("sse");
  });

  it("is blocked, with a sentence, when nothing can be started or reached", () => {
    const plan = planOf({ packages: [{ registryType: "mcpb", identifier: "x", transport: { type: "stdio" } }] });
    expect(plan.blocked).toMatch(/no package/);
    expect(plan.targets).toEqual([{ id: "pkg:mcpb", preferred: false, transport: "stdio", unsupported: expect.stringContaining("bundle"), reason: { code: "bundle-no-address", params: {} } }]);
    expect(planOf({}).blocked).not.toBeNull();
  });
});

describe("npm packages", () => {
  it.each<[string, Partial<Package>, string, unknown[]]>([
    ["answers the install question itself and pins the version", {}, "npx", ["-y", "@acme/weather-mcp@1.4.2"]],
    ["has -y once", { runtimeArguments: [{ type: "positional", value: "-y" }] }, "npx", ["-y", "@acme/weather-mcp@1.4.2"]],
    ["names a private registry", { registryBaseUrl: "https://npm.internal.example/" }, "npx", ["-y", "--registry=https://npm.internal.example/", "@acme/weather-mcp@1.4.2"]],
    ["does not name the public registry", { registryBaseUrl: "https://npm.registry.example" }, "npx", ["-y", "@acme/weather-mcp@1.4.2"]],
    ["follows the hint bunx", { runtimeHint: "bunx" }, "bunx", ["@acme/weather-mcp@1.4.2"]],
    ["follows the hint pnpm", { runtimeHint: "pnpm" }, "pnpm", ["dlx", "@acme/weather-mcp@1.4.2"]],
    ["ignores a hint that is no known runner", { runtimeHint: "bash" }, "npx", ["-y", "@acme/weather-mcp@1.4.2"]],
  ])("%s", (_guarantee, parts, command, args) => {
    expect(only({ packages: [npm(parts)] })).toMatchObject({ command, args });
  });

  it.each(["latest", "^1.0.0", "1.x", "~1.2", "", undefined])("refuses the version %o, which is not exact", (version) => {
    const pkg: Package = { registryType: "npm", identifier: "x", transport: { type: "stdio" }, ...(version !== undefined && { version }) };
    expect(only({ packages: [pkg] })["unsupported"]).toMatch(/exact version/);
  });

  it.each(["--eval", "github:acme/x", "../local", "a b", "x@npm:evil", "https://x.example/p.tgz"])("refuses %s as a package name", (identifier) => {
    expect(only({ packages: [npm({ identifier })] })["unsupported"]).toMatch(/not an npm package name/);
  });
});

describe("PyPI packages", () => {
  it.each<[string, Partial<Package>, string, unknown[]]>([
    ["are run by uvx, pinned", {}, "uvx", ["weather-mcp==1.4.2"]],
    ["accept PEP 440 pre-releases", { version: "2.0rc1" }, "uvx", ["weather-mcp==2.0rc1"]],
    ["name a private index", { registryBaseUrl: "https://pypi.internal.example/simple" }, "uvx", ["--index-url", "https://pypi.internal.example/simple", "weather-mcp==1.4.2"]],
    ["follow the hint pipx", { runtimeHint: "pipx" }, "pipx", ["run", "weather-mcp==1.4.2"]],
    ["ignore the hint python, which cannot pin", { runtimeHint: "python" }, "uvx", ["weather-mcp==1.4.2"]],
  ])("%s", (_guarantee, parts, command, args) => {
    expect(only({ packages: [pypi(parts)] })).toMatchObject({ command, args });
  });

  it.each([">=1.0", "1.*", "latest", "1.0 || 2.0"])("refuse the version %s", (version) => {
    expect(only({ packages: [pypi({ version })] })["unsupported"]).toMatch(/exact version/);
  });

  const words = (...values: string[]) => values.map((value) => ({ type: "positional" as const, value }));
  const from = (value: string) => ({ type: "named" as const, name: "--from", value });

  it.each<[string, NonNullable<Package["runtimeArguments"]>, string[]]>([
    ["named", [from("weather-mcp==1.4.2"), ...words("weather")], []],
    ["in one token", [{ type: "named", name: "--from=", value: "weather-mcp==1.4.2" }, ...words("weather")], []],
    ["positional", words("--from", "weather-mcp==1.4.2", "weather"), []],
    ["positional in one token, after other options", words("--python", "3.12", "--from=weather-mcp==1.4.2", "weather"), ["--python", "3.12"]],
  ])("start another script of the pinned package, written %s", (_spelling, runtimeArguments, before) => {
    const packageArguments = words("--stdio", "--with", "lunch");
    expect(only({ packages: [pypi({ runtimeArguments, packageArguments })] })).toMatchObject({ command: "uvx", args: [...before, "--from", "weather-mcp==1.4.2", "weather", "--stdio", "--with", "lunch"] });
  });

  it.each<[string, NonNullable<Package["runtimeArguments"]>, string?]>([
    ["a source of their own", [from("git+https://x.example/y"), ...words("y")]],
    ["their package without a version", [from("weather-mcp"), ...words("weather")]],
    ["another version", [from("weather-mcp==1.4.3"), ...words("weather")]],
    ["another package", [from("weather==1.4.2"), ...words("weather")]],
    ["no script after the source", [from("weather-mcp==1.4.2")]],
    ["two words after the source", [from("weather-mcp==1.4.2"), ...words("weather", "more")]],
    ["an option in place of the script", [from("weather-mcp==1.4.2"), ...words("--python=3")]],
    ["a second source", [from("evil"), from("weather-mcp==1.4.2"), ...words("weather")]],
    ["a positional --with", words("--with", "evil")],
    ["--with before the script", words("--with=evil", "--from", "weather-mcp==1.4.2", "weather")],
    ["a named --with=", [{ type: "named", name: "--with=", value: "evil" }]],
    ["--with-requirements", words("--with-requirements", "https://x.example/r.txt")],
    ["--with-editable=", words("--with-editable=/tmp/x")],
    ["-w", words("-w", "evil")],
    ["-w among other letters", words("-qwevil")],
    ["--with as a default", [{ type: "positional", valueHint: "x", default: "--with=evil" }]],
    ["--with as a choice", [{ type: "positional", value: "{x}", variables: { x: { isRequired: true, choices: ["--with=evil"] } } }]],
    ["another program in front of the package", words("evil")],
    ["another program after an option with its value", words("--python", "3.12", "evil")],
    ["another program after an option in one token", words("--python=3.12", "evil")],
    ["another program after the end of options", words("--", "evil")],
    ["pipx --spec", words("--spec", "evil"), "pipx"],
    ["pipx --from, which is uvx's", [from("weather-mcp==1.4.2"), ...words("weather")], "pipx"],
    ["pipx --pip-args", words("--pip-args=evil"), "pipx"],
  ])("refuse %s, which no version pins", (_what, runtimeArguments, runtimeHint = "uvx") => {
    expect(only({ packages: [pypi({ runtimeArguments, runtimeHint })] })["reason"]).toMatchObject({ code: "package-source" });
  });
});

describe("container images", () => {
  const digest = `sha256:${"a".repeat(64)}`;
  it.each<[string, Partial<Package>, string]>([
    ["id:tag", {}, "ghcr.io/acme/weather:1.4.2"],
    ["id@sha256", { identifier: `ghcr.io/acme/weather@${digest}` }, `ghcr.io/acme/weather@${digest}`],
    ["id:tag@sha256", { identifier: `ghcr.io/acme/weather:1@${digest}` }, `ghcr.io/acme/weather:1@${digest}`],
    ["id + version", { identifier: "ghcr.io/acme/weather", version: "1.4.2" }, "ghcr.io/acme/weather:1.4.2"],
    ["id + digest as version", { identifier: "acme/weather", version: digest }, `acme/weather@${digest}`],
    ["port and version", { identifier: "localhost:5000/acme/weather", version: "1.4.2" }, "localhost:5000/acme/weather:1.4.2"],
    ["registry apart", { identifier: "acme/weather", registryBaseUrl: "https://ghcr.io", version: "1.4.2" }, "ghcr.io/acme/weather:1.4.2"],
    ["default registry apart", { identifier: "acme/weather", registryBaseUrl: "https://docker.io", version: "1.4.2" }, "acme/weather:1.4.2"],
  ])("are named exactly from %s", (_spelling, parts, image) => {
    expect(only({ packages: [oci(parts)] })).toMatchObject({ command: "docker", args: ["run", "-i", "--rm", image] });
  });

  it.each(["ghcr.io/acme/weather", "ghcr.io/acme/weather:latest", "acme/weather@sha256:short", "--privileged:1"])("refuse %s, which pins nothing", (identifier) => {
    expect(only({ packages: [oci({ identifier })] })["unsupported"]).toMatch(/not pinned/);
  });

  it("pass environment values beside the command line, never in it", () => {
    const target = only({
      packages: [oci({
        environmentVariables: [SECRET_ENV],
        runtimeArguments: [
          { type: "named", name: "-e", value: "DB_TYPE={db_type}", variables: { db_type: { isRequired: true } } },
          { type: "named", name: "--env", value: "MODE=fast" },
          { type: "positional", value: "-i" },
          { type: "named", name: "--network", value: "host" },
        ],
        packageArguments: [{ type: "positional", value: "serve" }],
      })],
    });
    expect(target).toMatchObject({
      args: ["run", "-i", "--rm", "-e", "DB_TYPE", "-e", "MODE", "-e", "WEATHER_KEY", "--network", "host", "ghcr.io/acme/weather:1.4.2", "serve"],
      env: { DB_TYPE: { input: "db_type" }, MODE: "fast", WEATHER_KEY: { input: "WEATHER_KEY" } },
    });
  });

  it("ask for the paths of a mount inside one token", () => {
    const mount = { type: "named" as const, name: "--mount", value: "type=bind,src={src},dst={dst}", isRequired: true,
      variables: { src: { format: "filepath" as const, isRequired: true }, dst: { default: "/project" } } };
    expect(only({ packages: [oci({ runtimeArguments: [mount] })] })).toMatchObject({
      args: ["run", "-i", "--rm", "--mount", { template: "type=bind,src={src},dst={dst}" }, "ghcr.io/acme/weather:1.4.2"],
    });
  });

  it("carry their digest as integrity and follow the hint podman", () => {
    const target = only({ packages: [oci({ identifier: `acme/w@${digest}`, runtimeHint: "podman" })] });
    expect(target).toMatchObject({ command: "podman", integrity: { type: "oci-digest", value: digest } });
  });
});

describe("NuGet packages", () => {
  it("are run by dnx with their arguments behind the separator", () => {
    const pkg = { registryType: "nuget", identifier: "Acme.Weather", version: "0.4.0-beta", registryBaseUrl: "https://nuget.internal.example", transport: { type: "stdio" },
      packageArguments: [{ type: "positional" as const, value: "mcp" }] };
    expect(only({ packages: [pkg] })).toMatchObject({ command: "dnx", args: ["Acme.Weather@0.4.0-beta", "--add-source", "https://nuget.internal.example", "--yes", "--", "mcp"] });
  });
});

describe("arguments (step E, and the table of install.md §1.6)", () => {
  it.each<[string, NonNullable<Package["packageArguments"]>[number], unknown[]]>([
    ["a named argument is two tokens", { type: "named", name: "--port", value: "80" }, ["--port", "80"]],
    ["a name ending in = is one token", { type: "named", name: "--port=", value: "80" }, ["--port=80"]],
    ["a name ending in = keeps a reference inside one token", { type: "named", name: "--port=", isRequired: true }, [{ template: "--port={port}" }]],
    ["a positional without value is asked for, its hint is no literal", { type: "positional", valueHint: "target_dir", isRequired: true }, [{ input: "target_dir" }]],
    ["a positional without value that is optional is left out", { type: "positional", valueHint: "target_dir" }, []],
    ["an optional named argument is left out, name and all", { type: "named", name: "--port", description: "Port" }, []],
    ["a default is pre-filled, not left out", { type: "named", name: "--port", default: "80" }, ["--port", { input: "port" }]],
    ["a boolean that is true is the flag alone", { type: "named", name: "--verbose", format: "boolean", value: "true" }, ["--verbose"]],
    ["a boolean that is true by default is the flag alone", { type: "named", name: "--verbose", format: "boolean", default: "true" }, ["--verbose"]],
    ["a boolean that is false is left out", { type: "named", name: "--verbose", format: "boolean", value: "false" }, []],
    ["a boolean without value is left out", { type: "named", name: "--verbose", format: "boolean", description: "Log more" }, []],
    ["every variable of a value is replaced, each time", { type: "positional", value: "{a}-{b}-{a}", variables: { a: { isRequired: true }, b: { value: "x" } } }, [{ template: "{a}-x-{a}" }]],
    ["a brace without a variable stays as it is", { type: "positional", value: "{json}" }, ["{json}"]],
    ["a brace named like an inherited property stays as it is", { type: "positional", value: "{constructor}", variables: {} }, ["{constructor}"]],
    ["an empty value leaves the argument out", { type: "named", name: "--x", value: "" }, []],
    ["a secret is a reference even on the command line", { type: "named", name: "--key", isSecret: true, isRequired: true, default: "hunter2" }, ["--key", { input: "key" }]],
    ["shell characters stay one token", { type: "positional", value: "; rm -rf / && $(x)" }, ["; rm -rf / && $(x)"]],
  ])("%s", (_rule, argument, tokens) => {
    expect(only({ packages: [npm({ packageArguments: [argument] })] })).toMatchObject({ args: ["-y", "@acme/weather-mcp@1.4.2", ...tokens] });
  });

  it("keeps the choices of an argument", () => {
    expect(planOf({ packages: [npm({ packageArguments: [UNITS] })] }).inputs[0]?.choices).toEqual(["metric", "imperial"]);
  });

  it("marks repeated arguments so that a client repeats the element per value", () => {
    const inputs = planOf({ packages: [npm({ packageArguments: [{ type: "positional", valueHint: "dir", isRequired: true, isRepeated: true }] })] }).inputs;
    expect(inputs[0]).toMatchObject({ id: "dir", repeated: true });
  });
});

describe("inputs (steps B and C)", () => {
  it("never writes out a secret, not even its default", () => {
    const plan = planOf({ packages: [npm({ environmentVariables: [{ name: "K", isSecret: true, default: "hunter2" }] })], remotes: [remote({ headers: [{ name: "K", isSecret: true, default: "hunter2" }] })] });
    expect(JSON.stringify(plan)).not.toContain("hunter2");
  });

  it("keeps an environment variable without a value as a reference, never as an empty string", () => {
    expect(only({ packages: [npm({ environmentVariables: [{ name: "LOG" }, { name: "FIXED", value: "1" }, { name: "NONE", value: "" }] })] })).toMatchObject({ env: { LOG: { input: "LOG" }, FIXED: "1" } });
  });

  it("asks once for one name inside a target, as strictly as the strictest use", () => {
    const header = (name: string, isSecret: boolean) => ({ name, value: "x {token}", variables: { token: { isSecret } } });
    const plan = planOf({ remotes: [remote({ headers: [header("A", false), header("B", true)] })] });
    expect(plan.inputs).toEqual([{ id: "token", label: { en: "token" }, where: "header", secret: true }]);
  });

  it("asks once for the same question in two targets and twice for two questions of one name", () => {
    const same = planOf({ packages: [npm({ environmentVariables: [SECRET_ENV] }), oci({ environmentVariables: [SECRET_ENV] })] });
    expect(same.inputs.map(({ id }) => id)).toEqual(["WEATHER_KEY"]);
    const other = planOf({ packages: [npm({ environmentVariables: [{ name: "PORT", default: "1" }] }), pypi({ environmentVariables: [{ name: "PORT", default: "2" }] })] });
    expect(other.inputs.map(({ id }) => id)).toEqual(["PORT", "PORT_2"]);
    expect(other.targets[1]).toMatchObject({ env: { PORT: { input: "PORT_2" } } });
  });

  it("leaves out the prompts of targets that cannot be used", () => {
    expect(planOf({ packages: [npm({ version: "latest", environmentVariables: [SECRET_ENV] })] }).inputs).toEqual([]);
  });
});

describe("remotes", () => {
  it("asks for every variable of the URL", () => {
    const plan = planOf({ remotes: [remote({ url: "https://{tenant}.acme.example/{path}", variables: { tenant: {}, path: { value: "mcp" } } })] });
    expect(plan.targets[0]).toMatchObject({ url: { template: "https://{tenant}.acme.example/mcp" } });
    expect(plan.inputs).toEqual([{ id: "tenant", label: { en: "tenant" }, where: "url", required: true }]);
  });

  it("refuses a URL with a brace nobody declares instead of sending it out", () => {
    expect(only({ remotes: [remote({ url: "https://acme.example/{tenant}" })] })["unsupported"]).toContain("{tenant}");
  });
});

describe("packages over HTTP", () => {
  it("are two steps: a command and the URL it will answer on", () => {
    const pkg = npm({ transport: { type: "streamable-http", url: "http://localhost:{--port}/mcp" }, packageArguments: [{ type: "named", name: "--port", default: "3000" }] });
    expect(only({ packages: [pkg] })).toMatchObject({ transport: "streamable-http", command: "npx", url: { template: "http://localhost:{port}/mcp" } });
  });
});

describe("any manifest", () => {
  it("gives a plan of the wire shape in which no secret value occurs", () => {
    const value = fc.string({ maxLength: 12 });
    const input = fc.record({ name: fc.string({ minLength: 1, maxLength: 8 }), value, default: value, isRequired: fc.boolean() }, { requiredKeys: ["name"] });
    fc.assert(fc.property(fc.array(input, { maxLength: 5 }), (inputs) => {
      const secrets = inputs.map((entry, index) => ({ name: entry.name, isSecret: true, default: `s3cret-${index}` }));
      const args = inputs.map((entry) => ({ ...entry, type: "named" as const }));
      const plan = planOf({ packages: [npm({ environmentVariables: secrets, packageArguments: args }), oci({ environmentVariables: secrets, runtimeArguments: args })] });
      expect(JSON.stringify(plan)).not.toContain("s3cret-");
    }), { numRuns: 200 });
  });

  describe.skipIf(!sharedDataAvailable())("of the official examples", () => {
    const folder = join(SHARED_DIR, "data/official/examples");
    const files = sharedDataAvailable() ? readdirSync(folder).filter((name) => name.startsWith("doc.")) : [];
    it.each(files)("%s becomes a plan whose packages are all pinned", (file) => {
      const parsed = manifestSchema.partial({ $schema: true }).parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
      const plan = planOf({ ...parsed, $schema: "s" });
      for (const pkg of parsed.packages ?? []) {
        if (pkg.registryType === "mcpb" || !pkg.version) continue;
        expect(JSON.stringify(plan.targets)).toMatch(new RegExp(`${pkg.version.replaceAll(".", "\\.")}`));
      }
    });
  });
});
