import { useTranslations } from "next-intl";
import { catalogHref } from "@/components/catalog/addresses";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ListedCategory } from "@/lib/catalog/category-schema";
import { EditCategory } from "./category-dialogs";

/** The categories in their order, with how many servers are in each. `among`: how many there are without a filter. */
export function CategoryTable({ categories, among, mayManage }: { categories: readonly ListedCategory[]; among: number; mayManage: boolean }) {
  const t = useTranslations("classification");
  const head = [t("titleEn"), t("titleZh"), t("slug"), t("place"), t("servers"), ...(mayManage ? [t("actions")] : [])];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {categories.map((category) => (
        <tr key={category.slug}>
          <TableRowHead>
            <TextLink href={catalogHref({ category: category.slug })}>{category.title}</TextLink>
          </TableRowHead>
          <TableCell className="whitespace-nowrap">{category.titleZh === null ? <span className="text-muted">{t("sameTitle")}</span> : <span lang="zh-CN">{category.titleZh}</span>}</TableCell>
          <TableCell className="identifier">{category.slug}</TableCell>
          <TableCell className="tabular-nums">{category.position + 1}</TableCell>
          <TableCell className="tabular-nums">{category.servers}</TableCell>
          {mayManage ? (
            <TableCell>
              <EditCategory category={category} among={among} />
            </TableCell>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}
