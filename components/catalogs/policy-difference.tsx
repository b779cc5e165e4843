import { useTranslations } from "next-intl";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { changedClauses } from "./policy-clauses";
import { usePolicyClauses } from "./use-policy-clauses";

/** In which sentences another policy differs: what was said, struck out, and what is said instead. */
export function PolicyDifference({ before, after }: { before: PolicyDocument; after: PolicyDocument }) {
  const t = useTranslations("catalogs.difference");
  const clausesOf = usePolicyClauses();
  const changes = changedClauses(clausesOf(before), clausesOf(after));
  if (changes.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {changes.map((change) => (
        <li key={change.id} className="flex flex-col gap-1">
          {change.before === null ? null : <Said mark="−" label={t("before")} text={change.before} as="del" />}
          {change.after === null ? null : <Said mark="+" label={t("after")} text={change.after} as="ins" />}
        </li>
      ))}
    </ul>
  );
}

const STYLE = { del: "bg-danger-soft text-danger", ins: "bg-success-soft text-success" } as const;

function Said({ mark, label, text, as: Element }: { mark: string; label: string; text: string; as: "ins" | "del" }) {
  return (
    <Element className={`flex gap-2 rounded-control px-2 py-1 no-underline ${STYLE[Element]}`}>
      <span aria-hidden className="font-mono font-semibold select-none">
        {mark}
      </span>
      <span className="sr-only">{label}: </span>
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </Element>
  );
}
