import { cookies, headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ServerFrame } from "@/components/catalog/server-frame";
import { type InstallStart, ServerInstall } from "@/components/catalog/server-install";
import { CHOICE_COOKIES, type RememberedChoice, systemOf } from "@/components/install/remembered-choice";
import { installView } from "@/lib/install/configuration/view";
import { rememberedClientSchema, rememberedOsSchema, rememberedTargetSchema } from "@/lib/install/configuration/view-schema";
import { routerName } from "@/lib/nacos/router-name-service";
import type { InstallFacts } from "@/lib/submission/detail-schema";
import { loadServer, serverTitle } from "../load-server";

type Props = PageProps<"/servers/[ns]/[name]/install">;

export async function generateMetadata(props: Props) {
  const t = await getTranslations("server");
  return serverTitle(props, t("install"));
}

export default async function InstallPage(props: Props) {
  const loaded = await loadServer(props);
  const { install } = loaded.detail;
  return (
    <ServerFrame {...loaded} tab="install">
      <ServerInstall install={install} start={install && startOf(install, await rememberedChoice())} />
    </ServerFrame>
  );
}

function startOf({ subject: facts, catalog }: InstallFacts, remembered: RememberedChoice): InstallStart {
  const subject = { ...facts, routerName: routerName(catalog, facts.server) };
  return { subject, remembered, initial: installView(subject, { ...remembered, answers: {}, extra: [] }) };
}

/** From the cookies of this browser; the system also from what the browser says of itself. */
async function rememberedChoice(): Promise<RememberedChoice> {
  const [kept, sent] = await Promise.all([cookies(), headers()]);
  const valueOf = (name: keyof typeof CHOICE_COOKIES) => kept.get(CHOICE_COOKIES[name])?.value;
  return {
    client: rememberedClientSchema.parse(valueOf("client")),
    os: rememberedOsSchema.parse(valueOf("os")) ?? systemOf(sent.get("user-agent") ?? ""),
    target: rememberedTargetSchema.parse(valueOf("target")),
  };
}
