import type { ReactNode } from "react";

export type DescriptionItem = { term: ReactNode; description: ReactNode };

/** Facts as name and value, stacked: works in a narrow sidebar and at 320 px alike. */
export function DescriptionList({ items }: { items: readonly DescriptionItem[] }) {
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {items.map((item, index) => (
        <div key={index} className="flex flex-col gap-0.5">
          <dt className="text-xs text-muted">{item.term}</dt>
          <dd className="wrap-anywhere">{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
