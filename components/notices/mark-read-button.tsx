"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { markReadMutation } from "@/lib/notices/queries";

/** Marks one notice as read, where it stands. */
export function MarkReadButton({ id, label, of }: { id: string; label: string; of: string }) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({ ...markReadMutation(), onSuccess: () => router.refresh() });
  return (
    <Button variant="quiet" size="small" pending={isPending} aria-label={`${label}: ${of}`} onClick={() => mutate({ ids: [id] })}>
      {label}
    </Button>
  );
}
