/** What a toast says. A failure stays until it is closed; a success goes by itself. */
export type ToastMessage = { title: string; description?: string; tone?: "success" | "danger" };
