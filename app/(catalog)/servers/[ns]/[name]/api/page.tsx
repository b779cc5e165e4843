import { getTranslations } from "next-intl/server";
import { ServerApi } from "@/components/catalog/server-api";
import { ServerFrame } from "@/components/catalog/server-frame";
import { loadServer, serverTitle } from "../load-server";

type Props = PageProps<"/servers/[ns]/[name]/api">;

export async function generateMetadata(props: Props) {
  const t = await getTranslations("server");
  return serverTitle(props, t("api"));
}

export default async function ApiPage(props: Props) {
  const loaded = await loadServer(props);
  return (
    <ServerFrame {...loaded} tab="api">
      <ServerApi detail={loaded.detail} />
    </ServerFrame>
  );
}
