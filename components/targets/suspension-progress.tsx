import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { serverTargetsQuery } from "@/lib/nacos/queries";
import type { ServerTarget } from "@/lib/nacos/server-targets-schema";

const EVERY_MS = 1_000;

type SuspensionProgressProps = { server: string; catalog?: string | undefined };

/** After a suspension: target by target whether it took effect, until it did everywhere. */
export default function SuspensionProgress({ server, catalog }: SuspensionProgressProps) {
  const t = useTranslations("targets.reach");
  const { data } = useQuery({
    ...serverTargetsQuery(server, catalog),
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.data?.waiting === 0 && state.dataUpdateCount > 1 ? false : EVERY_MS),
  });
  if (data === undefined) return null;
  const { items } = data;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="font-medium">{t("afterTitle")}</p>
      <p role="status" className="text-muted">
        {items === null ? t("progressCount", { count: data.waiting }) : t("progress", { number: items.filter(({ state }) => effectOf(state) !== "waits" && effectOf(state) !== "other").length, count: items.length })}
      </p>
      {items === null ? null : (
        <ul className="flex flex-col gap-1.5">
          {items.map((target) => (
            <Effect key={target.id} target={target} />
          ))}
        </ul>
      )}
      <p className="text-muted">{t("still")}</p>
    </div>
  );
}

function Effect({ target: { name, state, version, removalsPaused, trouble } }: { target: ServerTarget }) {
  const t = useTranslations("targets.reach");
  const states = useTranslations("targets.itemState");
  const waits = removalsPaused ? t("waitsPaused") : trouble === null ? t("doing") : t("waitsTrouble");
  const looks = {
    gone: { icon: CircleCheck, tone: "text-success", words: t("gone") },
    replaced: { icon: CircleCheck, tone: "text-success", words: t("replaced", { version: version ?? "" }) },
    waits: { icon: Clock, tone: "text-info", words: waits },
    other: { icon: CircleAlert, tone: "text-warning", words: state === "absent" ? "" : t("other", { state: states(state) }) },
  };
  const { icon: Icon, tone, words } = looks[effectOf(state)];
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className="min-w-0 wrap-anywhere">
        <span className="font-semibold">{name}</span> {words}
      </span>
    </li>
  );
}

function effectOf(state: ServerTarget["state"]): "gone" | "replaced" | "waits" | "other" {
  if (state === "absent" || state === "refused") return "gone";
  if (state === "synced") return "replaced";
  return state === "pending" ? "waits" : "other";
}
