import { useTranslations } from "next-intl";
import { type Proportion, ProportionBar } from "@/components/ui/proportion-bar";
import type { Target, TargetItem } from "@/lib/nacos/target-schema";
import { ITEM_TONE } from "./state-badges";

const ORDER: readonly TargetItem["state"][] = ["synced", "pending", "drifted", "conflict", "failed", "refused"];

/** How many servers of a target stand there as decided, and what the others are. */
export function ServerProportions({ servers }: { servers: Target["servers"] }) {
  const t = useTranslations("targets");
  const parts = ORDER.map((state): Proportion => ({ id: state, label: t(`itemState.${state}`), value: servers[state], tone: ITEM_TONE[state] }));
  return <ProportionBar parts={parts} none={t("noServers")} />;
}
