"use client";

import { Suspense, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

/** Renders its children once they come into sight: what nobody scrolls to is not fetched. */
export function WhenSeen({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver((entries) => setIsSeen((was) => was || entries.some(({ isIntersecting }) => isIntersecting)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="min-h-40">
      {isSeen ? <Suspense fallback={null}>{children}</Suspense> : null}
    </div>
  );
}
