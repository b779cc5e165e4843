import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TokenTable } from "@/components/account/token-table";
import { ActList } from "@/components/console/act-list";
import { auditPath, peoplePath, personPath } from "@/components/console/paths";
import { AccessBadge } from "@/components/people/access-badge";
import { InviteAgain, RevokeInvitation } from "@/components/people/invite-again";
import { PersonAccess } from "@/components/people/person-access";
import { PersonFacts } from "@/components/people/person-facts";
import { PersonIdentities } from "@/components/people/person-identities";
import { PersonPasskeys } from "@/components/people/person-passkeys";
import { PersonRoles } from "@/components/people/person-roles";
import { PersonSessions } from "@/components/people/person-sessions";
import { SectionCard } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { identitiesOf } from "@/lib/access/oidc/identities";
import { passkeysOf } from "@/lib/access/passkeys/of-others";
import { can } from "@/lib/access/permissions";
import { sessionsOfPerson } from "@/lib/access/sessions";
import { tokensOfPerson } from "@/lib/access/tokens";
import { waysIn } from "@/lib/access/ways-in";
import { historyOf } from "@/lib/audit/history-service";
import { personView } from "@/lib/people/service";
import { idOrNotFound } from "../id-or-not-found";
import { consoleViewer, orNotFound } from "../../console-viewer";

const SHOWN = 100;
const ACTS = 20;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("users") };
}

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const id = idOrNotFound((await params).id);
  const viewer = await consoleViewer(personPath(id), "user.read");
  const person = await orNotFound(personView({ viewer }, id));
  const [t, sessions, tokens, acts, identities, passkeys] = await Promise.all([
    getTranslations("people"),
    sessionsOfPerson({ viewer }, id, SHOWN),
    tokensOfPerson({ viewer }, id, SHOWN),
    historyOf(viewer, { actorId: id }, ACTS),
    identitiesOf({ viewer }, id),
    passkeysOf({ viewer }, id),
  ]);
  const mayManage = can(viewer, "user.manage");
  const isSelf = id === viewer.principalId;
  const { provider, issuer, local } = waysIn();
  const mayNotMend = mayManage ? null : t("waysIn.whyAdmin");
  const whyNotMend = isSelf ? t("waysIn.whyOwn") : mayNotMend;
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={peoplePath()}>{t("backToPeople")}</TextLink>}
        title={person.name}
        description={<span className="wrap-anywhere">{person.email}</span>}
        meta={<AccessBadge disabled={person.disabled} />}
        actions={
          mayManage ? (
            <>
              <PersonRoles key={person.roles.join()} person={{ ...person, isSelf }} />
              {person.disabled ? null : <InviteAgain person={person} hasPassword={person.hasPassword} />}
              {person.invitation?.state === "open" ? <RevokeInvitation person={person} /> : null}
              <PersonAccess person={person} />
            </>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        <PersonFacts person={person} />
        <SectionCard id="identities" title={t("waysIn.identities")}>
          <PersonIdentities person={person} identities={identities} provider={provider} issuer={issuer} hasNoPassword={!local || !person.hasPassword} why={whyNotMend} />
        </SectionCard>
        <SectionCard id="passkeys" title={t("waysIn.passkeys")}>
          <PersonPasskeys person={person} passkeys={passkeys} why={whyNotMend} />
        </SectionCard>
        <SectionCard id="sessions" title={t("sessions")}>
          <PersonSessions person={person} sessions={sessions} mayEnd={mayManage && !isSelf} />
        </SectionCard>
        <SectionCard id="tokens" title={t("tokens")}>
          <p className="mb-3 text-sm text-muted">{t("tokensOwn")}</p>
          {tokens.length === 0 ? <p className="text-sm text-muted">{t("noTokens")}</p> : <TokenTable tokens={tokens} caption={t("tokensOf", { name: person.name })} mayRevoke={mayManage} />}
        </SectionCard>
        {acts === null ? null : (
          <SectionCard id="acts" title={t("acts")} action={<TextLink href={auditPath({ actor: person.email })}>{t("allActs")}</TextLink>}>
            {acts.length === 0 ? <p className="text-sm text-muted">{t("noActs")}</p> : <ActList label={t("acts")} acts={acts} shows="object" />}
          </SectionCard>
        )}
      </div>
    </>
  );
}
