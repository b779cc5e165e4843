export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The query of a page as plain values: the first of each name, and none that an untouched form field left empty. */
export async function searchValues(searchParams: SearchParams): Promise<Record<string, string>> {
  const entries = Object.entries(await searchParams).flatMap(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined || first === "" ? [] : [[name, first] as const];
  });
  return Object.fromEntries(entries);
}
