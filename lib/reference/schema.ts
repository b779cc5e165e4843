/** The API reference as its pages show it: plain data, made from the OpenAPI documents. */

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof METHODS)[number];

/** One value of a shape or one parameter. */
export interface Field {
  name: string;
  /** In words of JSON: `string (date-time)`, `array of object`, `string or null`. */
  type: string;
  required: boolean;
  description: string | null;
  /** What a value must keep: `one of`, lengths, bounds, the default. */
  rules: string[];
  /** Fields of an object, or of the objects in an array. */
  fields: Field[];
  /** A named shape of the document, shown once on the page. */
  shape: string | null;
}

export interface Parameter extends Field {
  in: "path" | "query" | "header" | "cookie";
}

/** A body of a request or an answer: its media types and its shape. */
export interface Content {
  mediaTypes: string[];
  value: Field;
}

export interface Answer {
  /** `200`, or `default` for everything that is refused; several where they are answered alike. */
  statuses: string[];
  description: string;
  content: Content | null;
}

/** Who is asked to prove themselves: nobody, whoever wants to see more, everybody; or everybody, and a session is none. */
export type Credential = "none" | "optional" | "required" | "token";

export interface Operation {
  /** Its anchor, too. */
  id: string;
  method: Method;
  path: string;
  summary: string;
  credential: Credential;
  parameters: Parameter[];
  body: Content | null;
  answers: Answer[];
  curl: string;
  /** An answer of the first success status as JSON text; null when it has no body. */
  example: string | null;
}

/** A named shape of a document. */
export interface Shape {
  name: string;
  value: Field;
}

/** The operations of one tag. */
export interface OperationGroup {
  document: DocumentName;
  tag: string;
  operations: Operation[];
  /** Named shapes that these operations use. */
  shapes: Shape[];
}

export const DOCUMENT_NAMES = ["registry", "product"] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];

export interface ReferenceDocument {
  name: DocumentName;
  description: string;
  groups: OperationGroup[];
}
