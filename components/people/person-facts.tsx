import { useTranslations } from "next-intl";
import { namespacePath, robotPath } from "@/components/console/paths";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Person } from "@/lib/people/schema";
import { InvitationBadge } from "./invitation-table";

/** Who a person is here, what they hold and what hangs on them. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  const role = useTranslations("roles");
  return (
    <SectionCard id="facts" title={t("facts")}>
      <DescriptionList
        items={[
          { term: account("roles"), description: person.roles.map((name) => role(name)).join(", ") },
          ...(person.byGroup.roles.length === 0 ? [] : [{ term: t("byGroup"), description: <ByGroup person={person} /> }]),
          { term: t("hasPassword"), description: person.hasPassword ? t("password") : t("noPassword") },
          { term: t("invitation"), description: <LastInvitation person={person} /> },
          { term: t("lastSeen"), description: person.lastSeenAt === null ? t("neverSignedIn") : <Time at={person.lastSeenAt} precision="minute" /> },
          { term: t("since"), description: <Time at={person.createdAt} /> },
          { term: t("namespaces"), description: <Namespaces person={person} /> },
          { term: t("answersFor"), description: <Robots person={person} /> },
        ]}
      />
    </SectionCard>
  );
}

/** Which roles the next sign-in through the provider may take, and when the clock does. */
function ByGroup({ person: { byGroup } }: { person: Person }) {
  const t = useTranslations("people");
  const role = useTranslations("roles");
  const { roles, confirmedAt, until } = byGroup;
  return (
    <>
      {roles.map((name) => role(name)).join(", ")}
      <span className="block text-xs text-muted">
        {confirmedAt === null || until === null ? t("byGroupNever") : t.rich("byGroupConfirmed", { at: () => <Time at={confirmedAt} />, until: () => <Time at={until} /> })}{" "}
        {t("byGroupKeep")}
      </span>
    </>
  );
}

function LastInvitation({ person: { invitation } }: { person: Person }) {
  const t = useTranslations("people");
  if (invitation === null) return <>{t("noInvitation")}</>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <InvitationBadge state={invitation.state} />
      <span>
        {t("expires")} <Time at={invitation.expiresAt} />
      </span>
    </span>
  );
}

function Namespaces({ person: { namespaces } }: { person: Person }) {
  const t = useTranslations("people");
  const role = useTranslations("roles");
  if (namespaces.length === 0) return <>{t("noNamespaces")}</>;
  return (
    <ul>
      {namespaces.map((namespace) => (
        <li key={namespace.name}>
          <TextLink href={namespacePath(namespace.name)} className="identifier">
            {namespace.name}
          </TextLink>{" "}
          ({role(namespace.role)})
        </li>
      ))}
    </ul>
  );
}

function Robots({ person: { robots } }: { person: Person }) {
  const t = useTranslations("people");
  if (robots.length === 0) return <>{t("answersForNone")}</>;
  return (
    <ul>
      {robots.map((robot) => (
        <li key={robot.id}>
          <TextLink href={robotPath(robot.id)}>{robot.name}</TextLink>
          {robot.disabled ? ` (${t("disabled")})` : null}
        </li>
      ))}
    </ul>
  );
}
