/** A node:http server that does nothing but send the same bytes: the most any server on Node can do here. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const THIS_FILE = fileURLToPath(import.meta.url);

/** Starts it in a process of its own, as Gatehouse has one. */
export async function startBareServer(bytes, contentType) {
  const child = fork(THIS_FILE, [], { serialization: "advanced" });
  child.send({ bytes, contentType });
  const [port] = await once(child, "message");
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill();
      await once(child, "exit");
    },
  };
}

function serve({ bytes, contentType }) {
  const headers = { "content-type": contentType, "content-length": bytes.length };
  const server = createServer((request, response) => {
    request.resume().once("end", () => response.writeHead(200, headers).end(bytes));
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
}

if (process.argv[1] === THIS_FILE) process.once("message", serve);
