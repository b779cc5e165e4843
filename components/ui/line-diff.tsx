import { cx } from "./class-names";
import { VisibleText } from "./visible-text";

export type DiffLine = { kind: "same" | "added" | "removed"; text: string };

type LineDiffProps = {
  /** Names the block, and is the place where a keyboard scrolls it. */
  label: string;
  lines: readonly DiffLine[];
  labels: { added: string; removed: string };
};

const lineStyle: Record<DiffLine["kind"], string> = {
  same: "",
  added: "bg-success-soft text-success",
  removed: "bg-danger-soft text-danger",
};
const marks: Record<DiffLine["kind"], string> = { same: " ", added: "+", removed: "−" };

/** Lines that came and went, in the manner of a patch. */
export function LineDiff({ label, lines, labels }: LineDiffProps) {
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-card border border-line bg-sunken py-3 font-mono text-code focus-visible:-outline-offset-2"
    >
      <code className="grid w-max min-w-full">
        {lines.map((line, index) => (
          <Line key={index} line={line} labels={labels} />
        ))}
      </code>
    </pre>
  );
}

function Line({ line: { kind, text }, labels }: { line: DiffLine; labels: LineDiffProps["labels"] }) {
  const Element = kind === "added" ? "ins" : kind === "removed" ? "del" : "span";
  return (
    <Element className={cx("block px-4 no-underline", lineStyle[kind])}>
      <span aria-hidden className="mr-3 select-none">
        {marks[kind]}
      </span>
      {kind === "same" ? null : <span className="sr-only">{labels[kind]}: </span>}
      <VisibleText text={text} />
      {"\n"}
    </Element>
  );
}
