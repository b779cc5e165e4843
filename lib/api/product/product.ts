import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiApp, ApiEnv } from "@/lib/api/context";
import { registerAudit } from "@/lib/api/product/audit";
import { registerCatalogs } from "@/lib/api/product/catalogs";
import { registerCategories } from "@/lib/api/product/categories";
import { registerChanges } from "@/lib/api/product/changes";
import { registerCollections } from "@/lib/api/product/collections";
import { registerDrafts } from "@/lib/api/product/drafts";
import { registerFavourites } from "@/lib/api/product/favourites";
import { registerIcons } from "@/lib/api/product/icons";
import { registerIdentities } from "@/lib/api/product/identities";
import { registerImports } from "@/lib/api/product/imports";
import { registerInstallPlan } from "@/lib/api/product/install-plan";
import { registerInstallPlanBatch } from "@/lib/api/product/install-plan-batch";
import { registerInstallPlanResolution } from "@/lib/api/product/install-plan-resolution";
import { registerJobs } from "@/lib/api/product/jobs";
import { registerLinks } from "@/lib/api/product/links";
import { registerListings } from "@/lib/api/product/listings";
import { registerMe } from "@/lib/api/product/me";
import { registerNamespaces } from "@/lib/api/product/namespaces";
import { registerNotices } from "@/lib/api/product/notices";
import { registerOpenApi } from "@/lib/api/product/openapi";
import { registerPasskeySignIn, registerPasskeys } from "@/lib/api/product/passkeys";
import { registerPassword } from "@/lib/api/product/password";
import { registerPolicies } from "@/lib/api/product/policies";
import { registerPolicyStudy } from "@/lib/api/product/policy-study";
import { registerPreviews } from "@/lib/api/product/previews";
import { registerQueue } from "@/lib/api/product/queue";
import { registerRequests } from "@/lib/api/product/requests";
import { registerReviewActs } from "@/lib/api/product/review-acts";
import { registerReviewEvidence } from "@/lib/api/product/review-evidence";
import { registerReviewVotes } from "@/lib/api/product/review-votes";
import { registerReviews } from "@/lib/api/product/reviews";
import { registerRobots } from "@/lib/api/product/robots";
import { registerRouters } from "@/lib/api/product/routers";
import { registerSearch } from "@/lib/api/product/search";
import { registerServers } from "@/lib/api/product/servers";
import { registerSessions } from "@/lib/api/product/sessions";
import { registerSetup } from "@/lib/api/product/setup";
import { registerShortKeys } from "@/lib/api/product/short-keys";
import { registerStatus } from "@/lib/api/product/status";
import { registerSubmissions } from "@/lib/api/product/submissions";
import { registerSuspensions } from "@/lib/api/product/suspensions";
import { registerSystem } from "@/lib/api/product/system";
import { registerTargetActs } from "@/lib/api/product/target-acts";
import { registerTargetImports } from "@/lib/api/product/target-imports";
import { registerTargets } from "@/lib/api/product/targets";
import { registerTokens } from "@/lib/api/product/tokens";
import { registerTransfers } from "@/lib/api/product/transfers";
import { registerUsage } from "@/lib/api/product/usage";
import { registerUserAccess } from "@/lib/api/product/user-access";
import { registerUsers } from "@/lib/api/product/users";
import { registerValidate } from "@/lib/api/product/validate";
import { registerVersions } from "@/lib/api/product/versions";
import { registerWebhookDeliveries } from "@/lib/api/product/webhook-deliveries";
import { registerWebhooks } from "@/lib/api/product/webhooks";
import type { OutboundNetwork } from "@/lib/http/outbound";
import { refuseInvalid } from "@/lib/api/validation-hook";

const BASE = "/api/v1";

/** Routes are declared below `/api/v1`; the resources of governance.md §4 in its order. */
const RESOURCES = [
  registerMe,
  registerUsers,
  registerUserAccess,
  registerRobots,
  registerTokens,
  registerNamespaces,
  registerTransfers,
  registerCatalogs,
  registerLinks,
  registerPolicies,
  registerPolicyStudy,
  registerSubmissions,
  registerShortKeys,
  registerImports,
  registerValidate,
  registerPreviews,
  registerServers,
  registerIcons,
  registerUsage,
  registerVersions,
  registerCategories,
  registerRequests,
  registerFavourites,
  registerCollections,
  registerReviews,
  registerReviewActs,
  registerReviewVotes,
  registerReviewEvidence,
  registerQueue,
  registerListings,
  registerSuspensions,
  registerAudit,
  registerTargets,
  registerTargetActs,
  registerTargetImports,
  registerNotices,
  registerWebhooks,
  registerWebhookDeliveries,
  registerSessions,
  registerPassword,
  registerPasskeys,
  registerIdentities,
  registerPasskeySignIn,
  registerSetup,
  registerStatus,
  registerSystem,
  registerJobs,
  registerRouters,
];

/**
 * Every resource of the product API (governance.md §4). Mount it behind authentication.
 *
 * @param network how hosts that somebody else chose are reached; left out: the internet, guarded.
 */
export function registerProduct(app: ApiApp, network?: OutboundNetwork): void {
  const product = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  registerDrafts(product, network);
  for (const register of RESOURCES) register(product);
  app.route(BASE, product);
  for (const register of [registerChanges, registerSearch, registerInstallPlan, registerInstallPlanResolution, registerInstallPlanBatch]) register(app);
  registerOpenApi(app);
}
