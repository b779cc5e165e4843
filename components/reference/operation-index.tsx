import Link from "next/link";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { Operation, OperationGroup, ReferenceDocument } from "@/lib/reference/schema";
import { groupHref } from "./addresses";
import { MethodTag } from "./method-tag";

/** Every operation of one document, by tag; each row leads to its description. */
export function OperationIndex({ document: { name, description, groups } }: { document: ReferenceDocument }) {
  const t = useTranslations("reference");
  return (
    <section aria-labelledby={name} className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h2 id={name} className="text-lg font-semibold">
          {t(`document_${name}`)}
        </h2>
        <p lang="en" className="max-w-prose text-sm text-muted wrap-anywhere">
          {description}
        </p>
      </div>
      {groups.map((group) => (
        <Group key={group.tag} group={group} />
      ))}
    </section>
  );
}

function Group({ group }: { group: OperationGroup }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 lang="en" className="text-base font-semibold capitalize">
        <TextLink href={groupHref(group)}>{group.tag}</TextLink>
      </h3>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
        {group.operations.map((operation) => (
          <Row key={operation.id} group={group} operation={operation} />
        ))}
      </ul>
    </div>
  );
}

function Row({ group, operation: { id, method, path, summary } }: { group: OperationGroup; operation: Operation }) {
  return (
    <li id={id} className="scroll-mt-24">
      <Link href={groupHref(group, id)} lang="en" className="flex flex-col gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 sm:flex-row sm:items-baseline">
        <MethodTag method={method} />
        <span className="identifier text-sm sm:w-1/2 sm:shrink-0">{path}</span>
        <span className="text-sm text-muted">{summary}</span>
      </Link>
    </li>
  );
}
