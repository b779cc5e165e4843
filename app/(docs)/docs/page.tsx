import { redirect } from "next/navigation";

/** The official registry has its description of the API here. */
export default function DocsPage(): never {
  redirect("/docs/api");
}
