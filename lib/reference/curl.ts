import type { Credential, Method } from "./schema";

export interface CurlRequest {
  method: Method;
  /** With the values of its parameters, encoded. */
  url: string;
  credential: Credential;
  /** Names of headers that must be there, with a value. */
  headers: readonly (readonly [name: string, value: string])[];
  body: { mediaType: string; text: string } | null;
}

/** A word for a POSIX shell that stands for exactly this text. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A command that can be pasted. The token is a variable: a command with a secret in it ends up in a history. */
export function curlCommand({ method, url, credential, headers, body }: CurlRequest): string {
  const parts = [
    `curl${method === "get" ? "" : ` -X ${method.toUpperCase()}`} ${quoted(url)}`,
    ...(credential === "required" || credential === "token" ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`-H ${quoted(`Content-Type: ${body.mediaType}`)}`, body.text.startsWith("@") ? `--data-binary ${body.text}` : `-d ${quoted(body.text)}`]),
  ];
  return parts.join(" \\\n  ");
}
