import { ServerFrame } from "@/components/catalog/server-frame";
import { ServerOverview } from "@/components/catalog/server-overview";
import { loadServer, serverTitle } from "./load-server";

type Props = PageProps<"/servers/[ns]/[name]">;

export const generateMetadata = (props: Props) => serverTitle(props);

export default async function OverviewPage(props: Props) {
  const { detail, asked, mayEnterConsole } = await loadServer(props);
  return (
    <ServerFrame detail={detail} asked={asked} mayEnterConsole={mayEnterConsole} tab="overview">
      <ServerOverview detail={detail} mayEnterConsole={mayEnterConsole} />
    </ServerFrame>
  );
}
