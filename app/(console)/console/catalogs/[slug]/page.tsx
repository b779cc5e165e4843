import type { Route } from "next";
import { useTranslations } from "next-intl";
import { AudienceBadge } from "@/components/catalogs/audience-badge";
import { PolicySentences } from "@/components/catalogs/policy-sentences";
import { catalogPath, queuePath, targetPath, versionsPath } from "@/components/console/paths";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { webhookPath, webhooksPath } from "@/components/webhooks/webhook-address";
import { can } from "@/lib/access/permissions";
import type { CatalogDto, PolicyView } from "@/lib/catalog/catalog-schema";
import { targetsPage } from "@/lib/nacos/target-service";
import type { Target } from "@/lib/nacos/target-schema";
import type { Webhook } from "@/lib/notices/webhooks/webhook-schema";
import { webhooksPage } from "@/lib/notices/webhooks/webhook-service";
import { loadCatalog } from "./load-catalog";

const TARGETS_SHOWN = 100;
const WEBHOOKS_SHOWN = 20;

export default async function CatalogPage({ params }: { params: Promise<{ slug: string }> }) {
  const { viewer, catalog, policy } = await loadCatalog((await params).slug);
  const { slug } = catalog;
  const [targets, webhooks] = await Promise.all([
    can(viewer, "target.read") ? targetsPage(viewer, TARGETS_SHOWN) : null,
    can(viewer, "webhook.read", { catalog: slug }) ? webhooksPage(viewer, { catalog: slug }, WEBHOOKS_SHOWN) : null,
  ]);
  return <CatalogOverview catalog={catalog} policy={policy} targets={targets?.filter((target) => target.catalog === slug) ?? null} webhooks={webhooks} />;
}

/** Null: the viewer may not see them. */
type CatalogOverviewProps = { catalog: CatalogDto; policy: PolicyView; targets: readonly Target[] | null; webhooks: readonly Webhook[] | null };

function CatalogOverview({ catalog, policy, targets, webhooks }: CatalogOverviewProps) {
  const t = useTranslations("catalogs.overview");
  const audience = useTranslations("catalogs.audience");
  const { slug } = catalog;
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      <SectionCard id="readers" title={t("readers")}>
        <DescriptionList
          items={[
            { term: audience("title"), description: <span className="flex flex-col items-start gap-1"><AudienceBadge audience={catalog.audience} />{audience(`${catalog.audience}.who`)}</span> },
            { term: t("served"), description: <TextLink href={versionsPath({ catalog: slug })}>{t("versions", { count: catalog.listings })}</TextLink> },
            { term: t("waiting"), description: <TextLink href={queuePath({ catalog: slug })}>{t("queue")}</TextLink> },
            { term: t("address"), description: <code className="identifier">{`/c/${slug}/v0.1`}</code> },
          ]}
        />
      </SectionCard>
      <SectionCard id="demands" title={t("demands", { number: policy.version })} action={<TextLink href={catalogPath(slug, "/policy")}>{t("open")}</TextLink>}>
        <PolicySentences policy={policy.policy} />
        <p className="mt-3 text-xs text-muted">
          {t("digest")} <code className="identifier">{policy.digest}</code>
        </p>
      </SectionCard>
      {targets === null ? null : (
        <SectionCard id="targets" title={t("targets")}>
          {targets.length === 0 ? <p className="text-sm text-muted">{t("noTargets")}</p> : null}
          <LinkList links={targets.map(({ id, name }) => ({ href: targetPath(id), name }))} />
        </SectionCard>
      )}
      {webhooks === null ? null : (
        <SectionCard id="webhooks" title={t("webhooks")} action={<TextLink href={webhooksPath({ catalog: slug })}>{t("allWebhooks")}</TextLink>}>
          {webhooks.length === 0 ? <p className="text-sm text-muted">{t("noWebhooks")}</p> : null}
          <LinkList links={webhooks.map(({ id, name }) => ({ href: webhookPath(id), name }))} />
        </SectionCard>
      )}
    </div>
  );
}

function LinkList({ links }: { links: readonly { href: Route; name: string }[] }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {links.map(({ href, name }) => (
        <li key={href}>
          <TextLink href={href}>{name}</TextLink>
        </li>
      ))}
    </ul>
  );
}
