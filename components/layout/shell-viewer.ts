/** What the shell needs to know of who is looking; everything else stays on the server. */
export type ShellViewer = {
  name: string;
  email: string | null;
  /** How many notices wait in the inbox. */
  unread: number;
};

/** Which parts of the navigation are of use to the viewer. Rights themselves are judged by the services. */
export type ShellRights = { console: boolean; submit: boolean };
