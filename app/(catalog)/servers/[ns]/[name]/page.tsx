import { ServerFrame } from "@/components/catalog/server-frame";
import { ServerOverview } from "@/components/catalog/server-overview";
import { currentViewer } from "@/lib/access/current-viewer";
import { serverUsage } from "@/lib/usage/service";
import { loadServer, serverTitle } from "./load-server";

const USAGE_DAYS = 30;

type Props = PageProps<"/servers/[ns]/[name]">;

export const generateMetadata = (props: Props) => serverTitle(props);

export default async function OverviewPage(props: Props) {
  const loaded = await loadServer(props);
  const usage = await serverUsage(await currentViewer(), loaded.detail.server, USAGE_DAYS);
  return (
    <ServerFrame {...loaded} tab="overview">
      <ServerOverview detail={loaded.detail} usage={usage} mayEnterConsole={loaded.mayEnterConsole} />
    </ServerFrame>
  );
}
