/** What a run looked at, or what is to be judged: a manifest and a tool surface, by digest. */
export interface CheckedSubject {
  digest: string;
  /** Null where no tools were declared. */
  surfaceDigest: string | null;
}

/** Whether a run was over just this subject. One over an earlier tool surface says nothing about the present one. Pure. */
export function isRunOver(run: CheckedSubject, subject: CheckedSubject): boolean {
  return run.digest === subject.digest && run.surfaceDigest === subject.surfaceDigest;
}

/** The run when it was over this subject, else null: then the checks have not finished (UX contract §3.3: only a verdict is a pass). Pure. */
export function presentRun<Run extends CheckedSubject>(run: Run | null | undefined, subject: CheckedSubject): Run | null {
  return run && isRunOver(run, subject) ? run : null;
}
