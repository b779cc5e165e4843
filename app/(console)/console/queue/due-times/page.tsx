import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dueTargetsPath, queuePath } from "@/components/console/paths";
import { DueTargetsForm } from "@/components/review/due-targets-form";
import { DueTargetsTable } from "@/components/review/due-targets-table";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { can } from "@/lib/access/permissions";
import { readDueTargets } from "@/lib/review/due-service";
import { consoleViewer } from "../../console-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queue");
  return { title: t("dueTimes") };
}

/** How long each kind of review may wait: everybody in the console reads it, administrators set it. */
export default async function DueTimesPage() {
  const viewer = await consoleViewer(dueTargetsPath);
  const [t, form, view] = await Promise.all([getTranslations("queue"), getTranslations("queue.dueForm"), readDueTargets(viewer)]);
  return (
    <>
      <PageHeader
        title={t("dueTimes")}
        eyebrow={<TextLink href={queuePath()}>{t("title")}</TextLink>}
        description={form("intro")}
        meta={
          view.setAt === null ? (
            <span className="text-muted">{form("defaults")}</span>
          ) : (
            <span className="text-muted">
              {form("setBy", { number: view.version, name: view.setBy ?? "" })} <Time at={view.setAt} precision="minute" />
            </span>
          )
        }
      />
      {can(viewer, "queue.targets") ? <DueTargetsForm key={view.version} view={view} /> : <DueTargetsTable targets={view.targets} />}
    </>
  );
}
