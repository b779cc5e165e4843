import { destroys, flag, github, list, manifest, npm, number, reads, surface, text, writes } from "@/lib/demo/build";
import type { DemoServer } from "@/lib/demo/schema";

const REPOSITORY = "modelcontextprotocol/servers";
/** One release train: the reference servers for Node carry the same version. */
const VERSION = "2026.8.31";

const everything: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.modelcontextprotocol/everything",
    title: "Everything",
    description: "Exercises every feature of the protocol; made for trying out clients and routers.",
    version: VERSION,
    repository: github(REPOSITORY, "src/everything"),
    packages: [npm("@modelcontextprotocol/server-everything", VERSION)],
  }),
  surface: surface(
    reads("echo", "Returns the message it was given.", { message: text("What to send back") }),
    reads("get-sum", "Adds two numbers.", { a: { type: "number", description: "First summand" }, b: { type: "number", description: "Second summand" } }),
    reads("get-tiny-image", "Returns a very small picture, to see how a client shows image content."),
    reads("trigger-long-running-operation", "Works for a while and reports progress on the way.", {
      duration: number("Seconds the whole operation takes"),
      steps: number("Number of progress reports"),
    }),
  ),
};

const filesystem: DemoServer = {
  state: "prod",
  manifest: manifest({
    name: "io.modelcontextprotocol/filesystem",
    title: "Filesystem",
    description: "Reads, writes and searches files, only inside the folders it is started with.",
    version: VERSION,
    repository: github(REPOSITORY, "src/filesystem"),
    packages: [
      npm("@modelcontextprotocol/server-filesystem", VERSION, {
        packageArguments: [{
          type: "positional", valueHint: "allowed_directory", description: "Folder the server may work in", format: "filepath", isRequired: true, isRepeated: true,
        }],
      }),
    ],
  }),
  surface: surface(
    reads("read_text_file", "Returns the content of one file as text.", { path: text("File to read"), head: number("Only this many lines from the start") }),
    reads("list_directory", "Lists the entries of a folder and says which are folders.", { path: text("Folder to list") }),
    reads("search_files", "Finds files whose path matches a pattern.", { path: text("Folder to start from"), pattern: text("Glob pattern"), excludePatterns: list("Patterns to leave out") }),
    destroys("write_file", "Creates a file, or replaces the one that is there.", { path: text("File to write"), content: text("New content") }),
    destroys("edit_file", "Replaces passages of a text file and returns the difference.", { path: text("File to edit"), edits: list("Replacements"), dryRun: flag("Only show the difference") }),
    destroys("move_file", "Moves or renames a file or folder.", { source: text("From"), destination: text("To") }),
  ),
};

const memory: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.modelcontextprotocol/memory",
    title: "Memory",
    description: "Keeps what a conversation learned in a small knowledge graph on disk.",
    version: VERSION,
    repository: github(REPOSITORY, "src/memory"),
    packages: [
      npm("@modelcontextprotocol/server-memory", VERSION, {
        environmentVariables: [{ name: "MEMORY_FILE_PATH", description: "File that holds the graph", format: "filepath" }],
      }),
    ],
  }),
  surface: surface(
    writes("create_entities", "Adds people, things or ideas to the graph.", { entities: list("Entities with name, kind and observations") }),
    writes("create_relations", "Connects two entities of the graph.", { relations: list("Relations with from, to and kind") }),
    writes("add_observations", "Adds facts to entities that exist.", { observations: list("Facts by entity") }),
    destroys("delete_entities", "Removes entities and everything that hangs on them.", { entityNames: list("Names to remove") }),
    reads("search_nodes", "Finds entities by name, kind or fact.", { query: text("Words to look for") }),
    reads("read_graph", "Returns the whole graph."),
  ),
};

const sequentialThinking: DemoServer = {
  state: "listed",
  manifest: manifest({
    name: "io.modelcontextprotocol/sequential-thinking",
    title: "Sequential Thinking",
    description: "Lets a model work through a problem in numbered steps that it may revise.",
    version: VERSION,
    repository: github(REPOSITORY, "src/sequentialthinking"),
    packages: [npm("@modelcontextprotocol/server-sequential-thinking", VERSION)],
  }),
  surface: surface(
    reads("sequentialthinking", "Records one step of reasoning, a revision of one, or a branch.", {
      thought: text("The step"),
      thoughtNumber: number("Its number"),
      totalThoughts: number("How many are expected"),
      nextThoughtNeeded: flag("Whether another step follows"),
    }),
    reads("get_thought_history", "Returns the steps recorded so far.", { branchId: text("Only this branch") }),
  ),
};

export const REFERENCE_NODE_SERVERS: readonly DemoServer[] = [everything, filesystem, memory, sequentialThinking];
