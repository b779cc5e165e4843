import { useState } from "react";
import { InstallPanel } from "@/components/install/install-panel";
import { type RememberedChoice, systemOf } from "@/components/install/remembered-choice";
import { installView } from "@/lib/install/configuration/view";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";

/** How clients would be set up for it. It comes after a click, so the browser can say which system it runs on. */
export function PreviewInstall({ subject }: { subject: InstallSubject }) {
  const [remembered] = useState<RememberedChoice>(() => ({ client: "vscode", os: systemOf(navigator.userAgent) }));
  const [initial] = useState(() => installView(subject, { ...remembered, answers: {}, extra: [] }));
  return <InstallPanel subject={subject} remembered={remembered} initial={initial} />;
}
