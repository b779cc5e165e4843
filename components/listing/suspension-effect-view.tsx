import { useQuery } from "@tanstack/react-query";
import { ArrowRight, CircleOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { reviewPath } from "@/components/console/paths";
import { BarChart } from "@/components/ui/bar-chart";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { type SuspendedThing, suspensionEffectQuery } from "@/lib/effect/queries";
import type { CatalogEffect, SuspensionEffect } from "@/lib/effect/schema";
import { TargetsReached } from "./targets-reached";

/** Lists end here: whoever suspends needs the size of it, not every line. */
const MAX_ROWS = 5;

/** What a suspension will hit, once it is known. */
export default function SuspensionEffectView(thing: SuspendedThing) {
  const t = useTranslations("suspension");
  const { data, isPending } = useQuery(suspensionEffectQuery(thing));
  if (data === undefined) {
    return (
      <p role="status" className="text-sm text-muted">
        {isPending ? t("loading") : t("unknown")}
      </p>
    );
  }
  return (
    <section aria-label={t("title")} className="flex max-h-80 flex-col gap-3 overflow-y-auto rounded-control border border-line bg-sunken p-3 text-sm" tabIndex={0}>
      <h3 className="font-semibold">{t("title")}</h3>
      <Catalogs effect={data} />
      <Pulls pulls={data.pulls} />
      <Routers routers={data.routers} />
      <TargetsReached targets={data.targets} />
      <Reviews effect={data} />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h4 className="mb-1 text-xs font-medium text-muted">{title}</h4>
      {children}
    </div>
  );
}

function Catalogs({ effect: { catalogs, blocked } }: { effect: SuspensionEffect }) {
  const t = useTranslations("suspension");
  return (
    <Part title={t("catalogs", { count: catalogs.length })}>
      {catalogs.length === 0 ? <p>{t("servedNowhere")}</p> : null}
      <ul className="flex flex-col gap-1">
        {catalogs.map((effect) => (
          <li key={effect.catalog} className="flex gap-2">
            <CatalogIcon effect={effect} />
            <span className="min-w-0 wrap-anywhere">{t.rich(sentenceOf(effect), { ...wordsOf(effect), b: (chunks) => <b className="font-semibold">{chunks}</b> })}</span>
          </li>
        ))}
      </ul>
      {blocked.length > 0 ? <p className="mt-1">{t("blocked", { versions: shortList(blocked) })}</p> : null}
    </Part>
  );
}

function CatalogIcon({ effect }: { effect: CatalogEffect }) {
  const Icon = effect.latestAfter === null ? CircleOff : ArrowRight;
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${effect.latestAfter === null ? "text-danger" : "text-muted"}`} />;
}

function sentenceOf({ latestBefore, latestAfter }: CatalogEffect): "nothingLeft" | "latestStays" | "latestMoves" {
  if (latestAfter === null) return "nothingLeft";
  return latestAfter === latestBefore ? "latestStays" : "latestMoves";
}

function wordsOf({ catalog, gone, latestAfter }: CatalogEffect) {
  return { catalog, versions: shortList(gone), latest: latestAfter ?? "" };
}

function shortList(versions: readonly string[]): string {
  return versions.length <= MAX_ROWS ? versions.join(", ") : `${versions.slice(0, MAX_ROWS).join(", ")} … (${versions.length})`;
}

function Pulls({ pulls: { days, total, clients, channels } }: { pulls: SuspensionEffect["pulls"] }) {
  const t = useTranslations("suspension");
  const kind = useTranslations("usage.kind");
  const number = new Intl.NumberFormat(useLocale());
  const routers = channels.find(({ channel }) => channel === "router")?.pulls ?? 0;
  return (
    <Part title={t("pulls", { days })}>
      <p>
        <b className="font-semibold tabular-nums">{t("pullCount", { count: total })}</b> {routers > 0 ? t("ofRouters", { number: number.format(routers) }) : null}
      </p>
      {total === 0 ? null : (
        <BarChart caption={t("pulls", { days })} columns={[t("client"), t("pullsHead")]} rows={clients.slice(0, MAX_ROWS).map(({ client, pulls }) => ({ id: client, label: kind(client), value: pulls }))} />
      )}
    </Part>
  );
}

function Routers({ routers: { count, items } }: { routers: SuspensionEffect["routers"] }) {
  const t = useTranslations("suspension");
  return (
    <Part title={t("routers")}>
      <p>{t("routerCount", { count })}</p>
      <ul className="flex flex-col gap-0.5">
        {(items ?? []).slice(0, MAX_ROWS).map((router) => (
          <li key={`${router.name} ${router.agent} ${router.catalog}`} className="wrap-anywhere">
            {router.name ?? t("withoutToken")} <span className="text-muted">{router.agent}</span> · <Time at={router.lastSeenAt} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What people have under way. Nothing of it is ended. */
function Reviews({ effect: { reviews, voided } }: { effect: SuspensionEffect }) {
  const t = useTranslations("suspension");
  if (reviews.length === 0 && voided.length === 0) return null;
  return (
    <Part title={t("reviews", { count: reviews.length })}>
      {reviews.length === 0 ? null : <p className="text-muted">{t("reviewsStay")}</p>}
      <ul className="flex flex-wrap gap-x-3">
        {reviews.map(({ id, catalog, version }) => (
          <li key={id}>
            <TextLink href={reviewPath(id)}>{t("reviewIn", { version, catalog })}</TextLink>
          </li>
        ))}
      </ul>
      {voided.length > 0 ? <p>{t("voided", { count: voided.length })}</p> : null}
    </Part>
  );
}
