import { useState } from "react";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { type PolicyValues, readText, readValues, textOf, valuesOf } from "./policy-values";

export type PolicyView = "form" | "json";
const NOTHING: ReadonlySet<string> = new Set();

/** A policy being edited, as form or as text. Both are views of one document: the last one that made sense. */
export interface PolicyDraft {
  view: PolicyView;
  values: PolicyValues;
  text: string;
  /** The last document that made sense. */
  policy: PolicyDocument;
  /** Fields of the form that are wrong. */
  wrong: ReadonlySet<string>;
  /** What is wrong with the text, or null. */
  problem: string | null;
  show(view: PolicyView): void;
  changeValues(changed: Partial<PolicyValues>): void;
  changeText(text: string): void;
  /** Begins anew from a policy. */
  reset(policy: PolicyDocument): void;
}

export function usePolicyDraft(start: PolicyDocument): PolicyDraft {
  const [view, setView] = useState<PolicyView>("form");
  const [policy, setPolicy] = useState(start);
  const [values, setValues] = useState(() => valuesOf(start));
  const [text, setText] = useState(() => textOf(start));
  const formReading = readValues(values);
  const textReading = readText(text);
  return {
    ...{ view, values, text, policy },
    wrong: view === "form" && "wrong" in formReading ? formReading.wrong : NOTHING,
    problem: view === "json" && "problem" in textReading ? textReading.problem : null,
    show(next) {
      // The other view is made of the document that both show; text that never made sense is not carried over.
      if (next === "json") setText(textOf(policy));
      else setValues(valuesOf(policy));
      setView(next);
    },
    changeValues(changed) {
      const next = { ...values, ...changed };
      setValues(next);
      const read = readValues(next);
      if ("policy" in read) setPolicy(read.policy);
    },
    changeText(next) {
      setText(next);
      const read = readText(next);
      if ("policy" in read) setPolicy(read.policy);
    },
    reset(next) {
      setPolicy(next);
      setValues(valuesOf(next));
      setText(textOf(next));
    },
  };
}
