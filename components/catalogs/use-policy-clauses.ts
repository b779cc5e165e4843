import { useFormatter, useTranslations } from "next-intl";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { type Clause, policyClauses } from "./policy-clauses";

/** Says policies in the reader's language, on the server and in the browser alike. */
export function usePolicyClauses(): (policy: PolicyDocument) => Clause[] {
  const clause = useTranslations("catalogs.clauses");
  const role = useTranslations("roles");
  const severity = useTranslations("severity");
  const check = useTranslations("rules");
  const format = useFormatter();
  // Each key names the values its message needs; which one it is, is known only when it is said.
  return (policy) => policyClauses(policy, { clause: (key, values) => clause(key, values as never), role, severity, check, list: (items) => format.list(items) });
}
