import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { queryText } from "@/app/address";
import { ServerFrame } from "@/components/catalog/server-frame";
import { VersionPairForm } from "@/components/catalog/version-pair-form";
import { ChangesTable } from "@/components/review/changes-table";
import { Notice } from "@/components/ui/notice";
import { currentViewer } from "@/lib/access/current-viewer";
import { compareVersions } from "@/lib/submission/version-comparison-service";
import { loadServer, serverTitle } from "../../load-server";

type Props = PageProps<"/servers/[ns]/[name]/versions/compare">;

export async function generateMetadata(props: Props) {
  const t = await getTranslations("server");
  return serverTitle(props, t("compareVersions"));
}

/** Two versions side by side by meaning, `?from=&to=`; without them the two highest. */
export default async function CompareVersionsPage(props: Props) {
  const [loaded, query, t] = await Promise.all([loadServer(props), props.searchParams, getTranslations("server")]);
  const { detail } = loaded;
  const versions = detail.versions.map(({ version }) => version);
  const from = queryText(query["from"]) ?? versions[1];
  const to = queryText(query["to"]) ?? versions[0];
  return (
    <ServerFrame {...loaded} tab="versions">
      <section aria-labelledby="compare-heading" className="flex flex-col gap-4">
        <h2 id="compare-heading" className="text-base font-semibold wrap-anywhere">
          {from !== undefined && to !== undefined && from !== to ? t("compareTitle", { from, to }) : t("compareVersions")}
        </h2>
        <VersionPairForm server={detail.server} versions={versions} from={from} to={to} />
        {from === undefined || to === undefined || from === to ? <Notice>{t("compareSame")}</Notice> : <Comparison server={detail.server} from={from} to={to} />}
      </section>
    </ServerFrame>
  );
}

async function Comparison({ server, from, to }: { server: string; from: string; to: string }) {
  const [comparison, t] = await Promise.all([compareVersions(await currentViewer(), server, from, to), getTranslations("server")]);
  if (comparison === null) notFound();
  if (comparison.changes === null) return <Notice tone="warning">{t("compareUnreadable")}</Notice>;
  return <ChangesTable changes={comparison.changes} />;
}
