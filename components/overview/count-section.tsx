import type { Route } from "next";
import { CountLink } from "@/components/console/count-link";

type Counts = readonly { href: Route; count: number; label: string }[];

/** Numbers of one kind under a heading, each a link to what it counts. */
export function CountSection({ title, counts }: { title: string; counts: Counts }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      <CountList counts={counts} />
    </section>
  );
}

export function CountList({ counts }: { counts: Counts }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(12rem,100%),1fr))] gap-3">
      {counts.map((entry) => (
        <li key={entry.href}>
          <CountLink {...entry} />
        </li>
      ))}
    </ul>
  );
}
