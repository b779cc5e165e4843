import { invalid } from "./answers";

/** A page as Nacos makes it (24-list-page-2, 25-list-page-0). */
export function page(items: readonly unknown[], parameters: Readonly<Record<string, string>>): object {
  const pageNumber = Number(parameters["pageNo"] ?? "1");
  const pageSize = Number(parameters["pageSize"] ?? "100");
  if (!(pageNumber >= 1)) throw invalid(`Required parameter 'pageNo' should be positive integer, current is ${parameters["pageNo"]}`);
  const start = (pageNumber - 1) * pageSize;
  return { totalCount: items.length, pageNumber, pagesAvailable: Math.ceil(items.length / pageSize), pageItems: items.slice(start, start + pageSize) };
}
