"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReactNode } from "react";
import { applyTheme } from "./apply-theme";
import { parseTheme, themes } from "./theme";
import type { Theme } from "./theme";

type ThemeSwitchProps = {
  initial: Theme;
  /** Drawn by the server, so that no page carries their code. */
  icons: Readonly<Record<Theme, ReactNode>>;
};

/** An icon with the platform's own select laid over it: every page carries it, so it costs no menu library. */
export function ThemeSwitch({ initial, icons }: ThemeSwitchProps) {
  const t = useTranslations("theme");
  const [theme, setTheme] = useState(initial);

  const choose = (next: Theme) => {
    applyTheme(next);
    setTheme(next);
  };

  return (
    <span className="relative grid size-10 place-items-center rounded-control hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      {icons[theme]}
      <select
        aria-label={t("label")}
        title={t("label")}
        value={theme}
        onChange={(event) => choose(parseTheme(event.target.value))}
        className="absolute inset-0 appearance-none bg-surface text-ink opacity-0"
      >
        {themes.map((value) => (
          <option key={value} value={value}>
            {t(value)}
          </option>
        ))}
      </select>
    </span>
  );
}
