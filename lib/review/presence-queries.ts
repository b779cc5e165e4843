import { callApi } from "@/lib/http/api-client";
import { presenceReader } from "@/lib/review/presence-reader";

/** Tells that this browser shows a review, and hears who else looks at it. Apart from the other calls: every review page begins with it. Throws `ApiProblem`. */
export const lookAtReview = (id: string) => callApi(presenceReader, `/reviews/${encodeURIComponent(id)}/presence`, { method: "POST" });
