import type { RunnerOptions } from "./package-source";

/** The options of `docker run`, which `podman run` shares. None of them names an image: a word of its own does, in place of the one that is pinned. */
export const CONTAINER_RUN: RunnerOptions = {
  source: /(?!)/,
  flags: new Set(["-t", "--tty", "-it", "-ti", "-d", "--detach", "-q", "--quiet", "-P", "--publish-all", "--init", "--privileged", "--read-only", "--no-healthcheck", "--oom-kill-disable", "--sig-proxy", "--disable-content-trust"]),
  taking: new Set([
    ...["-e", "--env", "--env-file", "-l", "--label", "--label-file", "--annotation", "--name", "--platform", "--pull", "--restart", "--runtime", "--entrypoint", "-w", "--workdir", "-u", "--user", "--group-add"],
    ...["-v", "--volume", "--volumes-from", "--volume-driver", "--mount", "--tmpfs", "--shm-size", "--storage-opt", "--device", "--device-cgroup-rule", "--gpus"],
    ...["--network", "--net", "--network-alias", "-p", "--publish", "--expose", "--add-host", "--dns", "--dns-option", "--dns-search", "-h", "--hostname", "--domainname", "--ip", "--ip6", "--mac-address", "--link"],
    ...["--cap-add", "--cap-drop", "--security-opt", "--sysctl", "--ulimit", "--userns", "--uts", "--ipc", "--pid", "--pids-limit", "--cgroupns", "--cgroup-parent", "--isolation"],
    ...["-m", "--memory", "--memory-reservation", "--memory-swap", "--cpus", "-c", "--cpu-shares", "--cpu-period", "--cpu-quota", "--cpuset-cpus", "--cpuset-mems", "--oom-score-adj"],
    ...["--log-driver", "--log-opt", "--stop-signal", "--stop-timeout", "--health-cmd", "--health-interval", "--health-retries", "--health-timeout", "--health-start-period", "--detach-keys", "--cidfile"],
  ]),
};
