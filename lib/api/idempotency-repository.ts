import { prisma } from "@/lib/db/client";

const KEPT_MS = 24 * 60 * 60 * 1000;
/** A request that has not answered for this long died with its process; no request runs longer. */
const ABANDONED_MS = 2 * 60 * 1000;

export interface AnswerKey {
  principalId: string;
  key: string;
}

export interface StoredAnswer {
  requestHash: string;
  /** Null while the first request is running. */
  status: number | null;
  /** Sealed (sealed-text.ts). */
  body: string | null;
  contentType: string | null;
}

/** Takes a key for a request that is about to run. False: the key is taken; see `findAnswer`. */
export async function claimKey(id: AnswerKey, requestHash: string): Promise<boolean> {
  const now = Date.now();
  const { principalId } = id;
  const outdated = [{ createdAt: { lt: new Date(now - KEPT_MS) } }, { key: id.key, status: null, createdAt: { lt: new Date(now - ABANDONED_MS) } }];
  await prisma().idempotentAnswer.deleteMany({ where: { principalId, OR: outdated } });
  const { count } = await prisma().idempotentAnswer.createMany({ data: { ...id, requestHash }, skipDuplicates: true });
  return count === 1;
}

export async function findAnswer(id: AnswerKey): Promise<StoredAnswer | null> {
  return prisma().idempotentAnswer.findUnique({ where: { principalId_key: id } });
}

export async function storeAnswer(id: AnswerKey, answer: Omit<StoredAnswer, "requestHash">): Promise<void> {
  await prisma().idempotentAnswer.updateMany({ where: id, data: answer });
}

/** Frees a key whose request failed on our side: it may be tried again. */
export async function releaseKey(id: AnswerKey): Promise<void> {
  await prisma().idempotentAnswer.deleteMany({ where: id });
}
