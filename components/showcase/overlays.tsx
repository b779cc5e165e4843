"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { AlertDialog, AlertDialogClose } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TabNav } from "@/components/ui/tab-nav";
import { Tabs } from "@/components/ui/tabs";
import { useToast } from "@/components/ui/toast";
import { ExhibitRow, Specimen } from "./specimen";
import { WhenSeen } from "./when-seen";

const Popups = lazy(() => import("./popups"));

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
      </ExhibitRow>
      <WhenSeen>
        <Popups />
      </WhenSeen>
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
