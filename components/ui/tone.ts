/** How much attention something asks for. Domains map their states to tones; components know tones only. */
export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";

export const toneStyle: Record<Tone, string> = {
  neutral: "bg-hover text-ink",
  accent: "bg-accent-soft text-accent",
  info: "bg-info-soft text-info",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};
