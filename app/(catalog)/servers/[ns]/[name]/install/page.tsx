import { getTranslations } from "next-intl/server";
import { ServerFrame } from "@/components/catalog/server-frame";
import { ServerInstall } from "@/components/catalog/server-install";
import { loadServer, serverTitle } from "../load-server";

type Props = PageProps<"/servers/[ns]/[name]/install">;

export async function generateMetadata(props: Props) {
  const t = await getTranslations("server");
  return serverTitle(props, t("install"));
}

export default async function InstallPage(props: Props) {
  const loaded = await loadServer(props);
  return (
    <ServerFrame {...loaded} tab="install">
      <ServerInstall detail={loaded.detail} />
    </ServerFrame>
  );
}
