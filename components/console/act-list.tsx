import { Ban, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { Timeline } from "@/components/ui/timeline";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Act } from "@/lib/audit/act-schema";

type ActListProps = {
  label: string;
  acts: readonly Act[];
  /** What is told of each beside the act: who did it, or what it was done to. */
  shows: "actor" | "object";
};

/** Entries of the record in words: what was done, by whom or to what, when and why. */
export function ActList({ label, acts, shows }: ActListProps) {
  return (
    <Timeline
      label={label}
      items={acts.map((act) => ({
        id: String(act.seq),
        icon: act.refused ? Ban : History,
        tone: act.refused ? "warning" : "neutral",
        title: <ActWords act={act} />,
        meta: (
          <>
            <span className="wrap-anywhere">{shows === "actor" ? act.actor : <VisibleText text={act.object} />}</span> · <Time at={act.at} precision="minute" />
          </>
        ),
        body: <ActBody act={act} />,
      }))}
    />
  );
}

/** The words for an action; one that is not known by words is told by its name. */
function ActWords({ act: { action, refused } }: { act: Act }) {
  const t = useTranslations("acts");
  const key = `act_${action.replaceAll(".", "_")}`;
  const words = t.has(key as "refused") ? t(key as "refused") : <code className="identifier">{action}</code>;
  if (!refused) return words;
  return (
    <>
      {t("refused")} {words}
    </>
  );
}

function ActBody({ act: { facts, reason } }: { act: Act }) {
  const t = useTranslations("acts");
  if (facts.length === 0 && reason === null) return null;
  return (
    <>
      {facts.length === 0 ? null : (
        <p className="text-muted">
          {facts.map(({ fact, text }, index) => (
            <span key={fact}>
              {index === 0 ? null : " · "}
              {t(`fact_${fact}`)} <VisibleText text={text} />
            </span>
          ))}
        </p>
      )}
      {reason === null ? null : <VisibleText text={reason} />}
    </>
  );
}
