"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { AlertDialog, AlertDialogClose } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Drawer, DrawerClose } from "@/components/ui/drawer";
import { Menu } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { TabNav } from "@/components/ui/tab-nav";
import { Tabs } from "@/components/ui/tabs";
import { useToast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { ExhibitRow, Specimen } from "./specimen";

export function Overlays() {
  const t = useTranslations("kit");
  const close = <Button>{t("close")}</Button>;
  return (
    <Specimen id="overlays" title={t("overlays")}>
      <ExhibitRow>
        <Dialog trigger={<Button>{t("dialog")}</Button>} title={t("dialog")} description={t("dialogBody")}>
          <ButtonRow>
            <DialogClose render={close} />
          </ButtonRow>
        </Dialog>
        <AlertDialog trigger={<Button>{t("alert")}</Button>} title={t("alert")} description={t("alertBody")}>
          <ButtonRow>
            <AlertDialogClose render={<Button>{t("cancel")}</Button>} />
            <AlertDialogClose render={<Button variant="danger">{t("remove")}</Button>} />
          </ButtonRow>
        </AlertDialog>
        <Drawer trigger={<Button>{t("drawer")}</Button>} title={t("drawer")} description={t("drawerBody")} closeLabel={t("close")}>
          <DrawerClose render={close} />
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
    </Specimen>
  );
}

export function TabSpecimen() {
  const t = useTranslations("kit");
  return (
    <Specimen id="tabs" title={t("tabs")}>
      <Tabs
        label={t("tabs")}
        items={[
          { value: "first", label: t("first"), content: t("firstPanel") },
          { value: "second", label: t("second"), content: t("secondPanel") },
        ]}
      />
      <TabNav
        label={t("link")}
        items={[
          { href: "/docs/ui", label: t("first"), current: true },
          { href: "/docs/api", label: t("second"), current: false },
        ]}
      />
    </Specimen>
  );
}

export function Toasts() {
  const t = useTranslations("kit");
  const showToast = useToast();
  return (
    <Specimen id="toasts" title={t("toasts")}>
      <ExhibitRow>
        <Button onClick={() => showToast({ title: t("worked") })}>{t("showSuccess")}</Button>
        <Button onClick={() => showToast({ title: t("failed"), description: t("failedBody"), tone: "danger" })}>{t("showFailure")}</Button>
      </ExhibitRow>
    </Specimen>
  );
}
