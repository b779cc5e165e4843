import type { Metadata } from "next";
import type { ReactNode } from "react";
import { TargetHeader } from "@/components/targets/target-header";
import { can } from "@/lib/access/permissions";
import { loadTarget } from "./load-target";

type TargetLayoutProps = { params: Promise<{ id: string }>; children: ReactNode };

export async function generateMetadata({ params }: TargetLayoutProps): Promise<Metadata> {
  const { target } = await loadTarget((await params).id);
  return { title: target.name };
}

/** The header of a target stays while its tabs change. Each page checks the viewer itself. */
export default async function TargetLayout({ params, children }: TargetLayoutProps) {
  const { viewer, target } = await loadTarget((await params).id);
  return (
    <>
      <TargetHeader initial={target} mayManage={can(viewer, "target.manage", { catalog: target.catalog })} />
      {children}
    </>
  );
}
