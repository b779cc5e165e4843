import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TokenForm } from "@/components/account/token-form";
import { TokenTable } from "@/components/account/token-table";
import { ActList } from "@/components/console/act-list";
import { robotPath, robotsPath } from "@/components/console/paths";
import { AccessBadge } from "@/components/people/access-badge";
import { RobotAccess } from "@/components/people/robot-access";
import { EditRobot } from "@/components/people/robot-form";
import { Reach, Responsible } from "@/components/people/robot-table";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { can } from "@/lib/access/permissions";
import type { Robot } from "@/lib/access/robot-schema";
import { robotById } from "@/lib/access/robots";
import { robotTokensPage } from "@/lib/access/tokens";
import { historyOf } from "@/lib/audit/history-service";
import { idOrNotFound } from "../../id-or-not-found";
import { consoleViewer, orNotFound } from "../../../console-viewer";

const SHOWN = 100;
const ACTS = 20;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("tab_robots") };
}

export default async function RobotPage({ params }: { params: Promise<{ id: string }> }) {
  const id = idOrNotFound((await params).id);
  const viewer = await consoleViewer(robotPath(id), "robot.read");
  const caller = { viewer, request: { ip: null, requestId: null } };
  const robot = await orNotFound(robotById(caller, id));
  const [people, t, tokens, acts] = await Promise.all([
    getTranslations("people"),
    getTranslations("people.robots"),
    robotTokensPage(caller, id, SHOWN),
    historyOf(viewer, { actorId: id }, ACTS),
  ]);
  const mayManage = can(viewer, "robot.manage");
  const isOrphaned = robot.responsible?.disabled === true && !robot.disabled;
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={robotsPath()}>{t("back")}</TextLink>}
        title={robot.name}
        meta={<AccessBadge disabled={robot.disabled} />}
        actions={mayManage ? <RobotActs robot={robot} /> : undefined}
      />
      <div className="flex flex-col gap-6">
        {isOrphaned ? (
          <Notice tone="warning" title={t("orphanedTitle")}>
            {t("orphanedBody")}
          </Notice>
        ) : null}
        <SectionCard id="facts" title={t("facts")}>
          <DescriptionList
            items={[
              { term: t("responsible"), description: <Responsible robot={robot} /> },
              { term: t("reach"), description: <Reach robot={robot} /> },
              { term: people("since"), description: <Time at={robot.createdAt} /> },
            ]}
          />
        </SectionCard>
        <section aria-labelledby="tokens-heading" className="flex flex-col gap-4">
          <h2 id="tokens-heading" className="text-base font-semibold">
            {t("tokens")}
          </h2>
          {tokens.length === 0 ? <p className="text-sm text-muted">{t("noTokens")}</p> : <TokenTable tokens={tokens} caption={t("tokensOf", { name: robot.name })} mayRevoke={mayManage} />}
          {robot.bootstrap || robot.disabled || !can(viewer, "robot.mint") ? null : <TokenForm robotId={robot.id} />}
        </section>
        {acts === null ? null : (
          <SectionCard id="acts" title={people("acts")}>
            {acts.length === 0 ? <p className="text-sm text-muted">{people("noActs")}</p> : <ActList label={people("acts")} acts={acts} shows="object" />}
          </SectionCard>
        )}
      </div>
    </>
  );
}

function RobotActs({ robot }: { robot: Robot }) {
  return (
    <>
      {robot.bootstrap ? null : <EditRobot key={`${robot.responsible?.id} ${robot.roles.join()}`} robot={robot} />}
      <RobotAccess robot={robot} />
    </>
  );
}
