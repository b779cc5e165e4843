import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { usePolicyClauses } from "./use-policy-clauses";

/** A policy in words. */
export function PolicySentences({ policy }: { policy: PolicyDocument }) {
  const clausesOf = usePolicyClauses();
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
      {clausesOf(policy).map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
}
