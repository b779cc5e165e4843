import type { PlanInput } from "@/lib/install/schema";
import type { Asked, Text } from "./entry";
import { type Place, type SecretStyle, variableName } from "./secrets";

/** What a variable is for, and whether it could have another name. */
interface Variable {
  input: PlanInput;
  isFixed: boolean;
}

/**
 * Writes the texts of one entry as one client reads them, and remembers what it left open: the variables that must exist,
 * the prompts the client shows, the placeholders its user replaces.
 */
export class Writer {
  readonly variables = new Map<string, Variable>();
  readonly prompts = new Map<string, PlanInput>();
  readonly placeholders = new Map<string, PlanInput>();
  /** Variables that hold more than a secret: the text around it too, with `<id>` where the secret is. */
  readonly wholes = new Map<string, string>();
  /** Literal texts in which the client would replace something. */
  readonly expanded: { place: Place; text: string }[] = [];

  constructor(
    private readonly style: SecretStyle,
    private readonly key: string,
  ) {}

  text(text: Text, place: Place): string {
    return text.map((piece, index) => (typeof piece === "string" ? this.literal(piece, place) : this.asked(piece, place, nextLiteral(text, index)))).join("");
  }

  record(texts: Readonly<Record<string, Text>>, place: Place): Record<string, string> {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, this.text(text, place)]));
  }

  /** The name of the variable behind a value, for clients that are told the name alone. */
  variable(asked: Asked): string {
    const name = variableName(asked, this.key);
    this.variables.set(name, { input: asked.input, isFixed: false });
    return name;
  }

  /** A variable under this name and no other, which holds a text with a secret as a whole: its client replaces nothing within one. */
  wholeVariable(name: string, text: Text, asked: Asked): string {
    this.variables.set(name, { input: asked.input, isFixed: true });
    if (text.length > 1) this.wholes.set(name, shownText(text));
    return name;
  }

  private literal(text: string, place: Place): string {
    const found = this.style.expands?.exec(text)?.[0];
    if (found !== undefined) this.expanded.push({ place, text: found });
    return text;
  }

  private asked(asked: Asked, place: Place, next: string): string {
    const own = variableName(asked, this.key);
    const variable = this.style.holds?.(own) ?? own;
    const reference = this.style.reference(asked, { place, variable, key: this.key, next });
    if (reference === null) {
      this.placeholders.set(asked.input.id, asked.input);
      return `<${asked.input.id}>`;
    }
    if (this.style.asks) this.prompts.set(asked.input.id, asked.input);
    else this.variables.set(variable, { input: asked.input, isFixed: false });
    return reference;
  }
}

/** The secret of a text; the first of several. */
export function secretOf(text: Text): Asked | undefined {
  return text.find((piece): piece is Asked => typeof piece !== "string" && piece.input.secret === true);
}

/** A text as a reader is shown it, with `<id>` for what only the user has. */
export function shownText(text: Text): string {
  return text.map((piece) => (typeof piece === "string" ? piece : `<${piece.input.id}>`)).join("");
}

function nextLiteral(text: Text, index: number): string {
  const next = text[index + 1];
  return typeof next === "string" ? next : "";
}
