import { expect, it } from "vitest";
import type { PackageSource } from "./schema";
import { upstreamStanding } from "./upstream-standing";

const MANIFEST = { repositoryHosts: [], allowPrivateRemotes: false, registryTypes: [], remoteUrlUnique: true };

it.each<[string, PackageSource, string, string[], string | null, boolean]>([
  ["the public one", "npm", "https://npm.registry.example/", [], null, false],
  ["a listed one", "npm", "https://npm.acme.example", ["npm=https://npm.acme.example"], "https://npm.acme.example", false],
  ["a listed one, spelled otherwise", "npm", "https://NPM.acme.example:443/npm/", ["npm=https://npm.acme.example/npm"], "https://npm.acme.example/npm", false],
  ["a listed index of Python", "pypi", "https://pypi.acme.example", ["pypi=https://pypi.acme.example/simple/"], "https://pypi.acme.example/simple/", false],
  ["one that is listed nowhere", "npm", "https://npm.acme.example", [], null, true],
  ["one that is listed for another type", "npm", "https://npm.acme.example", ["pypi=https://npm.acme.example"], null, true],
  ["one beside a listed one", "npm", "https://npm.acme.example/b", ["npm=https://npm.acme.example/a"], null, true],
])("manifests name the registry, or it is noted, for %s", (_case, source, baseUrl, listed, namedAs, isUnlisted) => {
  const packageRegistries = listed.map((pair) => ({ registryType: pair.slice(0, pair.indexOf("=")), baseUrl: pair.slice(pair.indexOf("=") + 1) }));
  expect(upstreamStanding(source, { packageUpstreams: [{ registryType: source, baseUrl }], manifest: { ...MANIFEST, packageRegistries } })).toEqual({ namedAs, isUnlisted });
});
