import { getTranslations } from "next-intl/server";
import { ServerFrame } from "@/components/catalog/server-frame";
import { ServerSecurity } from "@/components/catalog/server-security";
import { loadServer, serverTitle } from "../load-server";

type Props = PageProps<"/servers/[ns]/[name]/security">;

export async function generateMetadata(props: Props) {
  const t = await getTranslations("server");
  return serverTitle(props, t("security"));
}

export default async function SecurityPage(props: Props) {
  const loaded = await loadServer(props);
  return (
    <ServerFrame {...loaded} tab="security">
      <ServerSecurity detail={loaded.detail} mayEnterConsole={loaded.mayEnterConsole} />
    </ServerFrame>
  );
}
