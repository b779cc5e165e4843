const UNRESERVED_OR_SUB = "A-Za-z0-9\\-._~!$&'()*+,;=";
const ESCAPED = "%[0-9A-Fa-f]{2}";
const PCHAR = `(?:[${UNRESERVED_OR_SUB}:@]|${ESCAPED})`;
const AUTHORITY = `(?:(?:[${UNRESERVED_OR_SUB}:]|${ESCAPED})*@)?(?:\\[[0-9A-Fa-f:.]+\\]|(?:[${UNRESERVED_OR_SUB}]|${ESCAPED})*)(?::\\d*)?`;
const PATH = `(?://${AUTHORITY}(?:/${PCHAR}*)*|/(?:${PCHAR}+(?:/${PCHAR}*)*)?|${PCHAR}+(?:/${PCHAR}*)*)?`;
const TAIL = `(?:${PCHAR}|[/?])*`;
const URI = new RegExp(`^[A-Za-z][A-Za-z0-9+.\\-]*:${PATH}(?:\\?${TAIL})?(?:#${TAIL})?$`);

/** Tells whether a text is an absolute URI by RFC 3986, which is what `format: uri` of the JSON schemas means. */
export function isUri(text: string): boolean {
  return URI.test(text);
}
