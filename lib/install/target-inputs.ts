import { placeholderNames, templateText } from "./inputs";
import type { InstallTarget, PlanInput, UnsupportedTarget } from "./schema";

/** A target that can be started or reached. */
export type UsableTarget = Exclude<InstallTarget, UnsupportedTarget>;

/** The inputs that a target refers to, in their own order. */
export function inputsOf(target: UsableTarget, inputs: readonly PlanInput[]): PlanInput[] {
  const process = "args" in target ? [...target.args, ...Object.values(target.env)] : [];
  const endpoint = "url" in target ? [target.url, ...Object.values(target.headers)] : [];
  const texts = [...process, ...endpoint].filter((value) => typeof value !== "string");
  // A repeated answer is referred to by its place as well.
  const used = new Set(texts.flatMap((value) => placeholderNames(templateText(value)).map((reference) => reference.split("#")[0] ?? "")));
  return inputs.filter(({ id }) => used.has(id));
}
