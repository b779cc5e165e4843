/** A part of a text: UTF-16 offsets, the end not included. */
export interface TextRange {
  start: number;
  end: number;
}

/** Where a value of a JSON text stands, and what is in it. */
export interface MappedValue extends TextRange {
  /** The key it stands under. */
  key?: TextRange;
  /** Of an object by key, of a list by index; absent for a scalar. */
  children?: ReadonlyMap<string, MappedValue>;
  isList?: boolean;
}

const TOKEN = /[{}[\],:]|"(?:[^"\\]+|\\.)*"|[^\s{}[\],:"]+/g;

/**
 * Where each value of a JSON text stands. Only for texts that `parseStrictJson` has read: it is one pass without checks, and
 * the nesting of such a text is bounded.
 */
export function mapJson(text: string): MappedValue {
  const tokens = text.matchAll(TOKEN);
  const next = (): TextRange & { text: string } => {
    const { value } = tokens.next();
    if (value === undefined) throw new TypeError("not a JSON text");
    return { start: value.index, end: value.index + value[0].length, text: value[0] };
  };

  const read = (opening = next()): MappedValue => {
    if (opening.text !== "{" && opening.text !== "[") return { start: opening.start, end: opening.end };
    const isList = opening.text === "[";
    const children = new Map<string, MappedValue>();
    for (let token = next(); ; token = next()) {
      if (token.text === "}" || token.text === "]") return { start: opening.start, end: token.end, children, isList };
      if (token.text === ",") continue;
      if (isList) children.set(String(children.size), read(token));
      else children.set(JSON.parse(token.text) as string, member(token));
    }
  };
  const member = ({ start, end }: TextRange): MappedValue => {
    next();
    return { ...read(), key: { start, end } };
  };
  return read();
}
