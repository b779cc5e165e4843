import { getTranslations } from "next-intl/server";
import { ServerFrame } from "@/components/catalog/server-frame";
import { ServerVersions } from "@/components/catalog/server-versions";
import { loadServer, serverTitle } from "../load-server";

type Props = PageProps<"/servers/[ns]/[name]/versions">;

export async function generateMetadata(props: Props) {
  const t = await getTranslations("server");
  return serverTitle(props, t("versions"));
}

export default async function VersionsPage(props: Props) {
  const loaded = await loadServer(props);
  return (
    <ServerFrame {...loaded} tab="versions">
      <ServerVersions detail={loaded.detail} />
    </ServerFrame>
  );
}
