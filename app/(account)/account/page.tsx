import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { ShortcutSwitch } from "@/components/account/shortcut-switch";
import { PasswordForm } from "@/components/account/password-form";
import { shortcutsCookie, shortcutsEnabled } from "@/components/palette/shortcut-preference";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { demandViewer } from "../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const viewer = await demandViewer("/account");
  const [t, roles, palette, cookieStore] = await Promise.all([getTranslations("account"), getTranslations("roles"), getTranslations("palette"), cookies()]);
  const held = viewer.roles.length > 0 ? viewer.roles : (["viewer"] as const);
  const namespaces = viewer.namespaces.map(({ name, role }) => (
    <span key={name} className="block">
      <span className="identifier">{name}</span> ({roles(role)})
    </span>
  ));
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid gap-6 lg:grid-cols-2">
        <SectionCard id="profile" title={t("profile")}>
          <DescriptionList
            items={[
              { term: t("name"), description: viewer.name },
              { term: t("email"), description: viewer.email },
              { term: t("roles"), description: held.map((role) => roles(role)).join(", ") },
              { term: t("namespaces"), description: namespaces.length > 0 ? namespaces : t("namespacesNone") },
            ]}
          />
        </SectionCard>
        <SectionCard id="password" title={t("password")}>
          <PasswordForm />
        </SectionCard>
        <SectionCard id="keyboard" title={palette("keyboard")}>
          <ShortcutSwitch initial={shortcutsEnabled(cookieStore.get(shortcutsCookie)?.value)} />
        </SectionCard>
      </div>
    </>
  );
}
