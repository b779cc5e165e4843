import { useLocale } from "next-intl";

type TimeProps = {
  /** RFC 3339, UTC, as the API gives it. */
  at: string;
  /** `day` for lists, `minute` where the order of events matters. */
  precision?: "day" | "minute";
};

/**
 * One way to show a moment: the reader's language, always UTC, so that server and browser render the same text
 * and two people talking about an entry see the same time. The exact value is in `dateTime` and the title.
 */
export function Time({ at, precision = "day" }: TimeProps) {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeZone: "UTC",
    ...(precision === "minute" ? { timeStyle: "short" as const } : {}),
  });
  const shown = format.format(new Date(at));
  return (
    <time dateTime={at} title={at} className="whitespace-nowrap">
      {precision === "minute" ? `${shown} UTC` : shown}
    </time>
  );
}
