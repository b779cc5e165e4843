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
  const { detail, asked, mayEnterConsole } = await loadServer(props);
  return (
    <ServerFrame detail={detail} asked={asked} mayEnterConsole={mayEnterConsole} tab="api">
      <ServerApi detail={detail} />
    </ServerFrame>
  );
}
