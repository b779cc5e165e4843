import { AUTH_KINDS, type AuthKind, CAPABILITIES, type Capability, INSTALL_KINDS, type InstallKind, TRANSPORTS } from "@/lib/catalog/facet-names-schema";
import type { Argument, Input, KeyValueInput, Manifest, Package, Remote } from "@/lib/manifest/schema";
import { toolCapability } from "@/lib/manifest/tool-capability";
import type { ToolSurface } from "@/lib/manifest/tool-surface";

/** What the list is filtered by, read off a manifest and its tools. Pure. */
export interface Traits {
  transports: readonly string[];
  installKinds: readonly InstallKind[];
  auth: readonly AuthKind[];
  capabilities: readonly Capability[];
  /** What it offers to a model at all: the filter of `POST /search`. */
  offers: readonly string[];
}

const OFFERS = ["tools", "prompts", "resources"] as const;

/** Every transport a client can choose from, each once. */
export function transportsOf({ packages = [], remotes = [] }: Pick<Manifest, "packages" | "remotes">): string[] {
  return [...new Set([...remotes.map(({ type }) => type), ...packages.map(({ transport }) => transport.type)])];
}

/** How a version can be had: as a remote, or as a package of some type. */
export function installKindsOf({ packages = [], remotes = [] }: Pick<Manifest, "packages" | "remotes">): InstallKind[] {
  const ofPackages = packages.map(({ registryType }) => INSTALL_KINDS.find((kind) => kind === registryType) ?? "other");
  return [...new Set<InstallKind>([...(remotes.length > 0 ? (["remote"] as const) : []), ...ofPackages])];
}

interface Asked {
  name: string;
  input: Input;
}

const SECRET_NAME = /(?:^|[^a-z])(?:api|access|auth|private|secret)?[_-]?(?:key|token|secret|password|passwd|credentials?|pat)(?:$|[^a-z])|^authorization$/i;
const OAUTH = /\boauth|oauth2?(?:$|[^a-z])|client[_-]?secret/i;

/**
 * What a client must have to use a server, by the inputs of each way to run or reach it. A fixed value asks for nothing.
 * A package that asks for no secret needs none. A remote without a header may still answer 401: nobody here knows.
 */
export function authKindsOf({ packages = [], remotes = [] }: Pick<Manifest, "packages" | "remotes">): AuthKind[] {
  const found = [...packages.map((item) => authOf(inputsOfPackage(item)) ?? "none"), ...remotes.map((item) => authOf(inputsOfRemote(item)) ?? "unknown")];
  return found.length === 0 ? ["unknown"] : AUTH_KINDS.filter((kind) => found.includes(kind));
}

/** Names of all that a user has to keep secret: what is marked so, and what is called like a secret. */
export function secretNamesOf({ packages = [], remotes = [] }: Pick<Manifest, "packages" | "remotes">): string[] {
  const secrets = secretsAmong([...packages.flatMap(inputsOfPackage), ...remotes.flatMap(inputsOfRemote)]);
  return [...new Set(secrets.map(({ name }) => name))];
}

function secretsAmong(asked: readonly Asked[]): Asked[] {
  return asked.filter(({ name, input }) => input.isSecret === true || SECRET_NAME.test(name));
}

function authOf(asked: readonly Asked[]): "key" | "oauth" | null {
  const secrets = secretsAmong(asked);
  if (asked.some(({ name, input }) => OAUTH.test(name) || (secrets.length > 0 && OAUTH.test(input.description ?? "")))) return "oauth";
  return secrets.length > 0 ? "key" : null;
}

function inputsOfPackage({ environmentVariables = [], runtimeArguments = [], packageArguments = [], transport }: Package): Asked[] {
  return [...environmentVariables, ...(transport.headers ?? []), ...runtimeArguments, ...packageArguments].flatMap(askedOf);
}

function inputsOfRemote({ headers = [], variables = {} }: Remote): Asked[] {
  return [...headers.flatMap(askedOf), ...Object.entries(variables).flatMap(([name, input]) => askedOf({ ...input, name }))];
}

/** An entry with a fixed value asks for the variables in it, those with a value of their own left out, and else for nothing. */
function askedOf(entry: KeyValueInput | Argument): Asked[] {
  const variables = Object.entries(entry.variables ?? {}).flatMap(([name, input]) => (input.value === undefined ? [{ name, input }] : []));
  if (entry.value !== undefined && variables.length === 0) return [];
  return [{ name: entry.name ?? "", input: entry }, ...variables];
}

/**
 * What the tools say they do. `read-only` only when every tool says so; a server that declared no tools is `unknown`, like
 * a tool without annotations.
 */
export function capabilitiesOf(surface: Pick<ToolSurface, "tools"> | null): Capability[] {
  const found = new Set((surface?.tools ?? []).map(({ annotations }) => toolCapability(annotations)));
  if (found.size === 0) return ["unknown"];
  if (found.size > 1) found.delete("read-only");
  return CAPABILITIES.filter((capability) => found.has(capability));
}

/** All traits of a version. */
export function traitsOf(manifest: Pick<Manifest, "packages" | "remotes">, surface: ToolSurface | null): Traits {
  return {
    transports: transportsOf(manifest),
    installKinds: installKindsOf(manifest),
    auth: authKindsOf(manifest),
    capabilities: capabilitiesOf(surface),
    offers: OFFERS.filter((kind) => (surface?.[kind]?.length ?? 0) > 0),
  };
}

/** The traits in one integer, a bit for each value: there is one for every server, and an array would cost ten times as much. */
export type PackedTraits = number;

const FIELDS = { transports: TRANSPORTS, installKinds: INSTALL_KINDS, auth: AUTH_KINDS, capabilities: CAPABILITIES, offers: OFFERS } as const;
type Field = keyof typeof FIELDS;
const SHIFTS: Readonly<Record<Field, number>> = { transports: 0, installKinds: 3, auth: 10, capabilities: 14, offers: 18 };
const DECLARED = 1 << 21;

/** Packs traits; `declared` tells "no tools" from "nobody said which". Transports this release does not know are left out. */
export function packTraits(traits: Traits, declared: boolean): PackedTraits {
  let packed = declared ? DECLARED : 0;
  for (const field of Object.keys(FIELDS) as Field[]) {
    FIELDS[field].forEach((value, bit) => {
      if ((traits[field] as readonly string[]).includes(value)) packed |= 1 << (SHIFTS[field] + bit);
    });
  }
  return packed;
}

export function hasDeclaredTools(packed: PackedTraits): boolean {
  return (packed & DECLARED) !== 0;
}

const unpacked = new Map<number, readonly string[]>();

/** The values of one field, in their fixed order; the same array for the same bits. */
export function traitValues(packed: PackedTraits, field: Field): readonly string[] {
  const bits = (packed >>> SHIFTS[field]) & ((1 << FIELDS[field].length) - 1);
  const key = (SHIFTS[field] << 8) | bits;
  const known = unpacked.get(key);
  if (known !== undefined) return known;
  const values = FIELDS[field].filter((_value, bit) => (bits & (1 << bit)) !== 0);
  unpacked.set(key, values);
  return values;
}
