import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import { BadgeCheck, Building2, UsersRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Tone } from "@/components/ui/tone";
import type { Trust } from "@/lib/review/trust-schema";

const PUBLISHER: Record<Trust["publisherType"], { icon: LucideIcon; tone: Tone }> = {
  internal: { icon: Building2, tone: "success" },
  verified: { icon: BadgeCheck, tone: "success" },
  community: { icon: UsersRound, tone: "neutral" },
};

/** What this registry knows of who brings it, and in so many words what nobody has gathered: that is no good sign and no bad one. */
export function TrustSection({ trust: { namespace, namespaceSince, publisherType, owners, submitter, history, askers } }: { trust: Trust }) {
  const t = useTranslations("review.trust");
  const type = useTranslations("browse");
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <DescriptionList
          items={[
            { term: t("namespace"), description: <><code className="identifier">{namespace}</code> · {t("since")} <Time at={namespaceSince} /></> },
            { term: t("publisher"), description: <Badge {...PUBLISHER[publisherType]}>{type(`publisher_${publisherType}`)}</Badge> },
            { term: t("owners"), description: owners.length === 0 ? t("noOwners") : owners.join(", ") },
            { term: t("submitter"), description: <Submitter submitter={submitter} /> },
          ]}
        />
        <DescriptionList
          items={[
            { term: t("servers"), description: history.servers },
            { term: t("approved"), description: history.approved },
            { term: t("changesRequested"), description: history.changesRequested },
            { term: t("rejected"), description: history.rejected },
            { term: t("suspended"), description: history.suspended },
          ]}
        />
      </div>
      {askers.length > 0 ? (
        <div className="text-sm">
          <h3 className="font-semibold">{t("askers")}</h3>
          <ul className="list-disc pl-5">
            {askers.map(({ name, reason }, index) => (
              <li key={index} className="wrap-anywhere">{name}: <VisibleText text={reason} /></li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="text-sm">
        <h3 className="font-semibold">{t("notGathered")}</h3>
        <p className="max-w-prose text-muted">{t("notGatheredList")}</p>
      </div>
    </div>
  );
}

function Submitter({ submitter: { name, kind, responsible, proof, since } }: { submitter: Trust["submitter"] }) {
  const t = useTranslations("review.trust");
  return (
    <>
      {name} · {t("knownSince")} <Time at={since} />
      {kind === "robot" ? <span className="block text-muted">{responsible === null ? t("robotAlone") : t("robot", { name: responsible })}</span> : null}
      {kind === "robot" && proof !== null ? <span className="block text-muted">{t("proof")} <code className="identifier">{proof}</code></span> : null}
    </>
  );
}
