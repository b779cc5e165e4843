/** More columns than this nobody reads side by side. */
export const MAX_COMPARED = 4;

const MIN_NAME = 3;
const MAX_NAME = 400;

/** Names from an address, each once, at most `MAX_COMPARED`; what is no name is dropped: a shared link is never an error page. */
export function comparedServers(value: unknown): string[] {
  const given = value === undefined ? [] : [value].flat();
  const names = given.flatMap((one) => (typeof one === "string" && one.length >= MIN_NAME && one.length <= MAX_NAME ? one : []));
  return [...new Set(names)].slice(0, MAX_COMPARED);
}
