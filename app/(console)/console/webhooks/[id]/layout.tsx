import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { VisibleText } from "@/components/ui/visible-text";
import { webhooksPath } from "@/components/webhooks/webhook-address";
import { WebhookStateBadge } from "@/components/webhooks/webhook-state-badge";
import { WebhookTabs } from "@/components/webhooks/webhook-tabs";
import { loadWebhook } from "./load-webhook";

type WebhookLayoutProps = { params: Promise<{ id: string }>; children: ReactNode };

export async function generateMetadata({ params }: WebhookLayoutProps): Promise<Metadata> {
  const { webhook } = await loadWebhook((await params).id);
  return { title: webhook.name };
}

/** The header of a webhook stays while its tabs change. Each page checks the viewer itself. */
export default async function WebhookLayout({ params, children }: WebhookLayoutProps) {
  const { webhook } = await loadWebhook((await params).id);
  const [t, format] = await Promise.all([getTranslations("webhooks"), getTranslations("webhooks.format")]);
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={webhooksPath()}>{t("back")}</TextLink>}
        title={<VisibleText text={webhook.name} />}
        meta={
          <>
            <WebhookStateBadge state={webhook.state} />
            <span className="text-muted">{format(webhook.format)}</span>
          </>
        }
      />
      <div className="mb-6">
        <WebhookTabs id={webhook.id} />
      </div>
      {children}
    </>
  );
}
