/**
 * Where Gatehouse answers a case of the official list otherwise, by the case's `req`. `stated` is the sentence of
 * docs/COMPATIBILITY.md that says so: a difference that is not stated there fails the test.
 */
export interface Deviation {
  status: number;
  stated: string;
}

export const DEVIATIONS: Readonly<Record<string, Deviation>> = {
  "GET /servers": { status: 200, stated: "`GET /servers` without a version prefix" },
  "PUT ... (publish permission only)": { status: 400, stated: "whoever may publish may edit" },
};
