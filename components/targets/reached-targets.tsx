"use client";

import { useQuery } from "@tanstack/react-query";
import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { serverTargetsQuery } from "@/lib/nacos/queries";
import type { ServerTarget } from "@/lib/nacos/server-targets-schema";

type ReachedTargetsProps = { server: string; catalog?: string | undefined };

/** Before a suspension: on which Nacos targets the server stands; their number only, for who may not see targets. */
export function ReachedTargets({ server, catalog }: ReachedTargetsProps) {
  const t = useTranslations("targets.reach");
  const { data, isPending, isError } = useQuery(serverTargetsQuery(server, catalog));
  if (isPending) return <p role="status" className="text-sm text-muted">{t("loading")}</p>;
  if (isError) return <p className="text-sm">{t("unknown")}</p>;
  if (data.standing === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  if (data.items === null) return <p className="text-sm">{t("count", { count: data.standing })}</p>;
  return (
    <div className="rounded-control border border-line p-3 text-sm">
      <p className="mb-1.5 font-medium">{t("title")}</p>
      <ul className="flex flex-col gap-1.5">
        {data.items.filter(({ state }) => state !== "absent" && state !== "refused").map((target) => (
          <li key={target.id} className="flex gap-2">
            <Share2 aria-hidden className="mt-1 size-3.5 shrink-0 text-muted" />
            <span className="min-w-0 wrap-anywhere">
              <span className="font-semibold">{target.name}</span> <StandingWords target={target} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function StandingWords({ target: { version, removalsPaused, trouble } }: { target: ServerTarget }) {
  const t = useTranslations("targets.reach");
  const hold = removalsPaused ? t("waitsPaused") : trouble === null ? null : t("waitsTrouble");
  return (
    <span className="text-muted">
      {version === null ? t("comes") : t("stands", { version })}
      {hold === null ? null : <span className="block text-warning">{hold}</span>}
    </span>
  );
}
