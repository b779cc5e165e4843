/** What becomes of a job of graphile-worker, as SQL over its view `graphile_worker.jobs`: the one derivation, for numbers and lists. */
export const JOB_STATE = `CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed' WHEN attempts > 0 THEN 'retrying' ELSE 'waiting' END`;
