import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { serverPath, targetPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Target, TargetItemDiff } from "@/lib/nacos/target-schema";
import { ItemActions } from "./item-actions";
import { ItemChanges } from "./item-changes";
import { ItemReason } from "./item-reason";
import { ItemStateBadge } from "./state-badges";

type ItemViewProps = { target: Target; item: TargetItemDiff; mayManage: boolean };

/** One server on one target: what should stand there, what does, and what can be done about it. */
export function ItemView({ target, item, mayManage }: ItemViewProps) {
  const t = useTranslations("targets.items");
  return (
    <div className="flex flex-col gap-6">
      <p className="text-sm">
        <TextLink href={targetPath(target.id)}>{t("back")}</TextLink>
      </p>
      <SectionCard id="server" title={<span className="identifier">{item.server}</span>} action={<ItemStateBadge state={item.state} />}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="flex min-w-0 flex-col items-start gap-4">
            <p className="max-w-prose">{t(`meaning.${item.state}`)}</p>
            {item.code === null ? null : (
              <p className="max-w-prose font-medium">
                <ItemReason item={item} />
              </p>
            )}
            {item.detail === null || item.state === "drifted" || item.state === "refused" ? null : (
              <p lang="en" className="max-w-prose text-sm wrap-anywhere text-muted">
                <VisibleText text={item.detail} />
              </p>
            )}
            <ItemActions targetId={target.id} item={item} mayManage={mayManage} paused={target.paused} />
          </div>
          <DescriptionList items={useFacts(item)} />
        </div>
      </SectionCard>
      <Differences item={item} />
      <p className="text-sm">
        <TextLink href={serverPath(item.server)}>{t("toListing")}</TextLink>
      </p>
    </div>
  );
}

function useFacts(item: TargetItemDiff): { term: string; description: ReactNode }[] {
  const t = useTranslations("targets.items");
  const { version, nacosName, verifiedAt, attempts, nextAt, desiredHash, observedHash } = item;
  return [
    { term: t("version"), description: version === null ? t("none") : <code className="identifier"><VisibleText text={version} /></code> },
    { term: t("nacosName"), description: nacosName === null ? t("notYet") : <code className="identifier">{nacosName}</code> },
    { term: t("verified"), description: verifiedAt === null ? t("notYet") : <Time at={verifiedAt} precision="minute" /> },
    ...(attempts > 0 ? [{ term: t("attempts"), description: attempts }] : []),
    ...(nextAt === null ? [] : [{ term: t("nextAt"), description: <Time at={nextAt} precision="minute" /> }]),
    ...(desiredHash === null ? [] : [{ term: t("hash"), description: <code className="identifier text-xs">{desiredHash}</code> }]),
    ...(observedHash === null || observedHash === desiredHash ? [] : [{ term: t("observedHash"), description: <code className="identifier text-xs">{observedHash}</code> }]),
  ];
}

function Differences({ item: { changes, state, observed } }: { item: TargetItemDiff }) {
  const t = useTranslations("targets.diff");
  if (state !== "drifted" && changes.length === 0) return null;
  return (
    <section aria-labelledby="differences" className="flex flex-col gap-3">
      <h2 id="differences" className="text-lg font-semibold">
        {t("title")}
      </h2>
      {changes.length > 0 ? <ItemChanges changes={changes} /> : <p className="text-muted">{t(observed === null ? "notThere" : "noneKnown")}</p>}
    </section>
  );
}
