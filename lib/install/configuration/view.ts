import { answerErrors } from "@/lib/install/answer-rules";
import { answersOf } from "@/lib/install/answers";
import { buildTargets } from "@/lib/install/targets";
import { CLIENTS } from "./clients";
import { refusalOf } from "./refusal";
import { renderInstall } from "./render";
import type { InstallChoice, InstallSubject, InstallView } from "./view-schema";

/**
 * All that a page shows of one version for one client, or the API says of it: the configuration, the targets with what
 * speaks against each, the inputs of the chosen one and what is wrong with their answers. A wrong answer is not used. Pure,
 * and runs in the browser: what somebody types stays there.
 */
export function installView(subject: InstallSubject, { client: id, os, target, answers: given, extra }: InstallChoice): InstallView {
  const client = CLIENTS[id];
  const asked = buildTargets(subject.manifest, answersOf(given));
  const errors = answerErrors(asked.inputs, answersOf(given), new Set());
  const wrong = new Set(errors.map(({ path }) => path.slice("values.".length)));
  const answers = answersOf(Object.fromEntries(Object.entries(given).filter(([input]) => !wrong.has(input))));
  const list = wrong.size === 0 ? asked : buildTargets(subject.manifest, answers);
  const wanted = list.targets.some((candidate) => candidate.id === target) ? target : undefined;
  const { manifest: _, ...facts } = subject;
  const install = renderInstall(client, { ...facts, targets: list, target: wanted, os, answers, extra });
  const offered = new Set(list.inputIds.get(install.target));
  return {
    install,
    targets: list.targets.map((candidate) => ({ id: candidate.id, transport: candidate.transport, preferred: candidate.preferred, reason: refusalOf(client, candidate, os) })),
    inputs: list.inputs.filter((input) => offered.has(input.id)),
    errors,
  };
}
