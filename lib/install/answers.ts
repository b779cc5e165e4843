/** A secret is never sent to a registry: only where the client keeps it. */
export interface SecretReference {
  secretRef: string;
}

/** What a client answers to one input; several texts where the input may be repeated. */
export type Answer = string | readonly string[] | SecretReference;

/** Answers by the id of the input. Without an entry: not answered. */
export type Answers = ReadonlyMap<string, Answer>;

export const NO_ANSWERS: Answers = new Map();

/** Without what is empty: that is no answer and would become an empty argument (install.md §1.5 step C). */
export function answersOf(values: Readonly<Record<string, Answer>>): Answers {
  return new Map(Object.entries(values).filter(([, value]) => value !== "" && !(Array.isArray(value) && value.length === 0)));
}

/** The id under which the nth text of a repeated answer is referred to; no input has such an id. */
export function repeatedId(id: string, index: number): string {
  return `${id}#${index}`;
}

/** The answer behind an id, also behind one of `repeatedId`. */
export function answerOf(answers: Answers, reference: string): string | SecretReference | undefined {
  const [id = "", index = "0"] = reference.split("#");
  const answer = answers.get(id);
  return Array.isArray(answer) ? (answer as readonly string[])[Number(index)] : (answer as string | SecretReference | undefined);
}
