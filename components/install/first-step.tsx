import { useTranslations } from "next-intl";
import type { ReadyInstall } from "@/lib/install/configuration/schema";
import { Code, CommandList } from "./configuration";

/** What has to run before the client connects: its variables, and the command for each shell. */
export function FirstStep({ start: { argv, commands, env } }: { start: NonNullable<ReadyInstall["start"]> }) {
  const t = useTranslations("install");
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return (
    <section aria-labelledby="install-first-step" className="flex min-w-0 flex-col gap-3">
      <h3 id="install-first-step" className="text-sm font-semibold">
        {t("firstStep")}
      </h3>
      {variables.length === 0 ? null : <Code code={variables.join("\n")} label={t("firstVariables")} />}
      {commands.length === 0 ? <Code code={JSON.stringify(argv, null, 1)} label={t("firstArguments")} /> : <CommandList commands={commands} />}
    </section>
  );
}
