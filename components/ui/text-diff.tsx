import { cx } from "./class-names";
import { VisibleText } from "./visible-text";
import { wordDiff } from "./word-diff";

type TextDiffProps = {
  before: string;
  after: string;
  /** Said before each change to who cannot see the marks. */
  labels: { added: string; removed: string };
  className?: string;
};

/** Two texts as one, with what went and what came: by mark, by line and by element, never by colour alone; what is hidden in them is spelled out. */
export function TextDiff({ before, after, labels, className }: TextDiffProps) {
  return (
    <p className={cx("whitespace-pre-wrap wrap-anywhere", className)}>
      {wordDiff(before, after).map(({ kind, text }, index) => {
        if (kind === "same") return <VisibleText key={index} text={text} />;
        const Element = kind === "added" ? "ins" : "del";
        return (
          <Element key={index} className={partStyle[kind]}>
            <span aria-hidden className="font-mono font-semibold select-none">
              {kind === "added" ? "+" : "−"}
            </span>
            <span className="sr-only">{labels[kind]}: </span>
            <VisibleText text={text} />
          </Element>
        );
      })}
    </p>
  );
}

const partStyle = {
  added: "rounded-sm bg-success-soft px-0.5 text-success decoration-1 underline-offset-3",
  removed: "rounded-sm bg-danger-soft px-0.5 text-danger decoration-1",
} as const;
