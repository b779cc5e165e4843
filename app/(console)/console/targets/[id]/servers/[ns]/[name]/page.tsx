import type { Metadata } from "next";
import { segmentText } from "@/app/address";
import { ItemView } from "@/components/targets/item-view";
import { can } from "@/lib/access/permissions";
import { targetServer } from "@/lib/nacos/target-acts-service";
import { orNotFound } from "../../../../../console-viewer";
import { loadTarget } from "../../../load-target";

type TargetServerPageProps = { params: Promise<{ id: string; ns: string; name: string }> };

async function nameOf({ params }: TargetServerPageProps): Promise<string> {
  const { ns, name } = await params;
  return `${segmentText(ns)}/${segmentText(name)}`;
}

export async function generateMetadata(props: TargetServerPageProps): Promise<Metadata> {
  return { title: await nameOf(props) };
}

export default async function TargetServerPage(props: TargetServerPageProps) {
  const [{ id }, name] = await Promise.all([props.params, nameOf(props)]);
  const { viewer, target } = await loadTarget(id);
  const item = await orNotFound(targetServer(viewer, id, name));
  return <ItemView target={target} item={item} mayManage={can(viewer, "target.manage", { catalog: target.catalog })} />;
}
