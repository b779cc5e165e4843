import { queryText } from "@/app/address";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The query of a page as plain values: the first of each name, and none that an untouched form field left empty. */
export async function searchValues(searchParams: SearchParams): Promise<Record<string, string>> {
  const entries = Object.entries(await searchParams).flatMap(([name, value]) => {
    const first = queryText(value);
    return first === undefined ? [] : [[name, first] as const];
  });
  return Object.fromEntries(entries);
}
