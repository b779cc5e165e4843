import type { FieldError } from "@/lib/http/errors";
import type { Answer, Answers } from "./answers";
import type { PlanInput } from "./schema";

const ABSOLUTE_PATH = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;
/** A line break in a header or an address would begin another one. */
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * What is wrong with the answers to the inputs of a plan; empty when nothing is. Messages never repeat an answer: one
 * that should have been a reference may be the secret itself.
 *
 * @param needed ids that the chosen target cannot do without.
 */
export function answerErrors(inputs: readonly PlanInput[], answers: Answers, needed: ReadonlySet<string>): FieldError[] {
  const known = new Set(inputs.map(({ id }) => id));
  const unknown = [...answers.keys()].filter((id) => !known.has(id)).map((id) => fault(id, "unknown_input", "The plan has no such input."));
  const wrong = inputs.flatMap((input) => {
    const answer = answers.get(input.id);
    if (answer !== undefined) return answerFault(input, answer) ?? [];
    const isOpen = input.required === true && input.default === undefined && needed.has(input.id);
    return isOpen ? fault(input.id, "required", "This input needs a value.") : [];
  });
  return [...unknown, ...wrong];
}

function answerFault(input: PlanInput, answer: Answer): FieldError | null {
  if (typeof answer === "object" && "secretRef" in answer) return null;
  if (input.secret) return fault(input.id, "secret_value", 'Secrets are never accepted. Send {"secretRef": "…"} and fill it in where the server runs.');
  if (typeof answer !== "string" && !input.repeated) return fault(input.id, "not_repeated", "This input takes one value.");
  for (const text of typeof answer === "string" ? [answer] : answer) {
    const problem = textFault(input, text);
    if (problem !== null) return problem;
  }
  return null;
}

/** What a text of each format looks like, and the sentence for one that does not. */
const FORMATS: Readonly<Record<NonNullable<PlanInput["format"]>, readonly [(text: string) => boolean, string]>> = {
  number: [(text) => text.trim() !== "" && Number.isFinite(Number(text)), "This input is a number."],
  boolean: [(text) => text === "true" || text === "false", "This input is true or false."],
  filepath: [(text) => ABSOLUTE_PATH.test(text), "This input is an absolute path."],
};

function textFault({ id, where, format, choices }: PlanInput, text: string): FieldError | null {
  if (choices !== undefined && !choices.includes(text)) return fault(id, "choice", `Choose one of: ${choices.join(", ")}.`);
  const [hasFormat, sentence] = format === undefined ? [] : FORMATS[format];
  if (hasFormat?.(text) === false) return fault(id, "format", sentence ?? "");
  const isOneLine = where === "header" || where === "url";
  if (text.includes("\0") || (isOneLine && CONTROL.test(text))) return fault(id, "control_character", "This input takes no control characters.");
  return null;
}

function fault(id: string, code: string, message: string): FieldError {
  return { path: `values.${id}`, message, code };
}
