import { isJsonEqual } from "./json-equal";
import { riskOf } from "./diff-risk";
import type { ChangeArea, ManifestChange } from "./diff-schema";
import type { Argument, KeyValueInput, Manifest, Package, Remote } from "./schema";

type Fields = Readonly<Record<string, unknown>>;
/** The place of a thing in the older and in the newer manifest: lists may have shifted. */
interface Place {
  base: string;
  next: string;
}
interface Pair<T> {
  base?: T;
  next?: T;
  place: Place;
}

const IDENTITY_FIELDS = ["$schema", "name", "version"];
const TEXT_FIELDS = ["title", "description", "websiteUrl", "icons"];
const PACKAGE_LISTS = ["transport", "runtimeArguments", "packageArguments", "environmentVariables"];

/**
 * The semantic difference of two manifests: packages are matched by type and identifier, remotes by URL, environment
 * variables and headers by name, named arguments by name and occurrence, positional arguments by position among their
 * kind. Moving elements of a list is no change by itself, except that arguments are an order: when the same arguments
 * come in another order, the list as a whole is reported as changed.
 * Deterministic, in document order.
 */
export function diffManifests(base: Manifest, next: Manifest): ManifestChange[] {
  const root: Place = { base: "", next: "" };
  return [
    ...fieldChanges("identity", base, next, root, (field) => IDENTITY_FIELDS.includes(field)),
    ...fieldChanges("text", base, next, root, (field) => TEXT_FIELDS.includes(field)),
    ...fieldChanges("repository", base.repository ?? {}, next.repository ?? {}, at(root, "repository")),
    ...elementChanges("package", base.packages, next.packages, at(root, "packages"), packageKey, packageChanges),
    ...elementChanges("remote", base.remotes, next.remotes, at(root, "remotes"), remoteKey, remoteChanges),
    ...fieldChanges("meta", base._meta ?? {}, next._meta ?? {}, at(root, "_meta")),
  ];
}

function packageChanges(base: Package, next: Package, place: Place): ManifestChange[] {
  const listChanges = (field: "runtimeArguments" | "packageArguments") => argumentChanges(base[field] ?? [], next[field] ?? [], at(place, field));
  return [
    ...fieldChanges("package", base, next, place, (field) => !PACKAGE_LISTS.includes(field)),
    ...transportChanges("transport", base.transport, next.transport, at(place, "transport")),
    ...listChanges("runtimeArguments"),
    ...listChanges("packageArguments"),
    ...elementChanges("environment", base.environmentVariables, next.environmentVariables, at(place, "environmentVariables"), nameKey, inputChanges("environment")),
  ];
}

function argumentChanges(base: readonly Argument[], next: readonly Argument[], place: Place): ManifestChange[] {
  const changes = elementChanges("argument", base, next, place, argumentKey, inputChanges("argument"));
  return changes.length > 0 ? changes : change("argument", { base, next, place });
}

function remoteChanges(base: Remote, next: Remote, place: Place): ManifestChange[] {
  return transportChanges("remote", base, next, place);
}

type TransportFields = Fields & { headers?: KeyValueInput[] | undefined };

function transportChanges(area: ChangeArea, base: TransportFields, next: TransportFields, place: Place): ManifestChange[] {
  return [
    ...fieldChanges(area, base, next, place, (field) => field !== "headers"),
    ...elementChanges("header", base.headers, next.headers, at(place, "headers"), headerKey, inputChanges("header")),
  ];
}

function inputChanges(area: ChangeArea) {
  return (base: Fields, next: Fields, place: Place) => fieldChanges(area, base, next, place);
}

function fieldChanges(area: ChangeArea, base: Fields, next: Fields, place: Place, isMember: (field: string) => boolean = () => true): ManifestChange[] {
  const fields = [...new Set([...Object.keys(base), ...Object.keys(next)])].filter(isMember);
  return fields.flatMap((field) => change(area, { base: base[field], next: next[field], place: at(place, field) }, field));
}

function change(area: ChangeArea, pair: Pair<unknown>, field?: string): ManifestChange[] {
  const { base: before, next: after, place } = pair;
  if (isJsonEqual(before, after)) return [];
  if (before === undefined) return [{ kind: "added", area, pointer: place.next, after, risk: riskOf("added", area, field) }];
  if (after === undefined) return [{ kind: "removed", area, pointer: place.base, before, risk: riskOf("removed", area, field) }];
  return [{ kind: "changed", area, pointer: place.next, before, after, risk: riskOf("changed", area, field) }];
}

function elementChanges<T extends object>(
  area: ChangeArea,
  base: readonly T[] | undefined,
  next: readonly T[] | undefined,
  place: Place,
  keyOf: (item: T) => string,
  inside: (base: T, next: T, place: Place) => ManifestChange[],
): ManifestChange[] {
  return matchElements(base ?? [], next ?? [], place, keyOf).flatMap((pair) =>
    pair.base !== undefined && pair.next !== undefined ? inside(pair.base, pair.next, pair.place) : change(area, pair),
  );
}

/** Pairs elements of equal key; of several with one key the first goes with the first. Newer order, then what is gone. */
function matchElements<T>(base: readonly T[], next: readonly T[], place: Place, keyOf: (item: T) => string): Pair<T>[] {
  const waiting = new Map<string, { item: T; index: number }[]>();
  base.forEach((item, index) => {
    const key = keyOf(item);
    waiting.set(key, [...(waiting.get(key) ?? []), { item, index }]);
  });
  const pairs = next.map((item, index): Pair<T> => {
    const partner = waiting.get(keyOf(item))?.shift();
    const pairPlace = { base: `${place.base}/${partner?.index ?? ""}`, next: `${place.next}/${index}` };
    return partner ? { base: partner.item, next: item, place: pairPlace } : { next: item, place: pairPlace };
  });
  const gone = [...waiting.values()].flat().sort((a, b) => a.index - b.index);
  return [...pairs, ...gone.map(({ item, index }): Pair<T> => ({ base: item, place: { base: `${place.base}/${index}`, next: "" } }))];
}

const packageKey = (pkg: Package) => `${pkg.registryType}\n${packageNameOf(pkg)}`;
const remoteKey = (remote: Remote) => remote.url ?? "";
const nameKey = (input: KeyValueInput) => input.name;
const headerKey = (header: KeyValueInput) => header.name.toLowerCase();
const argumentKey = (argument: Argument) => (argument.type === "named" ? `named\n${argument.name}` : "positional");

/** An OCI identifier carries its version: without tag and digest it names the same image in both manifests. */
function packageNameOf(pkg: Package): string {
  if (pkg.registryType !== "oci") return pkg.identifier;
  return pkg.identifier.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
}

function at(place: Place, field: string): Place {
  const token = field.replaceAll("~", "~0").replaceAll("/", "~1");
  return { base: `${place.base}/${token}`, next: `${place.next}/${token}` };
}
