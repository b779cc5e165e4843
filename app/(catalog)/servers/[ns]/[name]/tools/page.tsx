import { getTranslations } from "next-intl/server";
import { ServerFrame } from "@/components/catalog/server-frame";
import { ServerTools } from "@/components/catalog/server-tools";
import { DeclareTools } from "@/components/submission/declare-tools";
import { loadServer, serverTitle } from "../load-server";

type Props = PageProps<"/servers/[ns]/[name]/tools">;

export async function generateMetadata(props: Props) {
  const t = await getTranslations("server");
  return serverTitle(props, t("tools"));
}

export default async function ToolsPage(props: Props) {
  const loaded = await loadServer(props);
  return (
    <ServerFrame {...loaded} tab="tools">
      <ServerTools detail={loaded.detail} />
      {loaded.detail.mayDeclareTools ? <DeclareTools server={loaded.detail.server} version={loaded.detail.version.version} /> : null}
    </ServerFrame>
  );
}
