import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** Stands before the title, and says nothing that the title does not. */
  picture?: ReactNode;
  /** A small line above the title: where we are. */
  eyebrow?: ReactNode;
  description?: ReactNode;
  /** Badges and facts that belong to the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** 2: of something that is shown within a page. */
  level?: 1 | 2;
};

const titleStyle = "min-w-0 text-title font-semibold wrap-anywhere";

/** The heading can take the focus (`#page-title`), for when an action leads to another page. */
export function PageHeader({ title, picture, eyebrow, description, meta, actions, level = 1 }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-4 pb-6 sm:flex-row sm:items-start sm:justify-between">
      <div className="flex min-w-0 flex-col gap-2">
        {eyebrow ? <div className="text-sm text-muted">{eyebrow}</div> : null}
        <div className="flex items-center gap-3.5">
          {picture}
          {level === 1 ? (
            <h1 id="page-title" tabIndex={-1} className={titleStyle}>
              {title}
            </h1>
          ) : (
            <h2 className={titleStyle}>{title}</h2>
          )}
        </div>
        {description ? <div className="max-w-prose text-muted">{description}</div> : null}
        {meta ? <div className="flex flex-wrap items-center gap-2 text-sm">{meta}</div> : null}
      </div>
      {actions ? <div className="flex shrink-0 flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}
