import { PassThrough, type Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { AppError } from "@/lib/http/errors";

/**
 * The first file of a form, while it is still coming in: nothing is held in memory.
 * Throws `invalid_request` when the form holds none; a form that breaks off destroys the file's stream.
 */
export function fileOfMultipart(body: Readable, contentType: string): Promise<{ name: string; body: Readable }> {
  return new Promise((resolve, reject) => {
    const file = new PassThrough();
    // It may break before anybody reads it; whoever does is told by the stream's state.
    file.on("error", () => undefined);
    const fail = (detail: string) => {
      const error = new AppError("invalid_request", detail);
      reject(error);
      file.destroy(error);
    };
    let found = false;
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({ headers: { "content-type": contentType }, limits: { files: 1, fields: 20, fieldSize: 10_000 } });
    } catch {
      return fail("The form's boundary is missing.");
    }
    parser.on("file", (_field, stream, name) => {
      found = true;
      stream.on("error", () => fail("The form broke off.")).pipe(file);
      resolve({ name: name === "" ? "servers.json" : name, body: file });
    });
    parser.on("error", () => fail("The form is not valid."));
    parser.on("finish", () => {
      if (!found) fail("The form has no file.");
    });
    body.on("error", () => fail("The upload broke off."));
    // Whoever stops reading the file stops the upload.
    file.on("close", () => body.unpipe(parser).resume());
    body.pipe(parser);
  });
}
