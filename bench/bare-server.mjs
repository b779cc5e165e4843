/** A node:http server that does nothing but send the same bytes: the most any server on Node can do here. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const THIS_FILE = fileURLToPath(import.meta.url);

/** Starts it in a process of its own, as Gatehouse has one. */
export async function startBareServer(answer) {
  const child = fork(THIS_FILE, [], { serialization: "advanced" });
  child.send(answer);
  const [port] = await once(child, "message");
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill();
      await once(child, "exit");
    },
  };
}

function serve({ bytes, status, contentType }) {
  const headers = status === 304 ? {} : { "content-type": contentType, "content-length": bytes.length };
  const server = createServer((request, response) => {
    const answer = () => response.writeHead(status, headers).end(bytes);
    if (request.method === "GET") answer();
    else request.resume().once("end", answer);
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
}

if (process.argv[1] === THIS_FILE) process.once("message", serve);
