"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Drawer, DrawerClose } from "@/components/ui/drawer";
import { Menu } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { Tooltip } from "@/components/ui/tooltip";
import { ExhibitRow } from "./specimen";

/** What Base UI places beside its trigger. */
export default function Popups() {
  const t = useTranslations("kit");
  return (
    <ExhibitRow>
      <Drawer trigger={<Button>{t("drawer")}</Button>} title={t("drawer")} description={t("drawerBody")} closeLabel={t("close")}>
        <DrawerClose render={<Button>{t("close")}</Button>} />
      </Drawer>
      <Menu
        trigger={<Button>{t("menu")}</Button>}
        items={[
          { id: "edit", label: t("edit"), icon: Pencil, href: "/docs/ui" },
          { id: "remove", label: t("remove"), icon: Trash2, disabled: true, onSelect: () => undefined },
        ]}
      />
      <Popover trigger={<Button>{t("popover")}</Button>} title={t("popover")}>
        <p>{t("noticeBody")}</p>
      </Popover>
      <Tooltip content={t("tooltipBody")}>
        <Button>{t("tooltip")}</Button>
      </Tooltip>
    </ExhibitRow>
  );
}
