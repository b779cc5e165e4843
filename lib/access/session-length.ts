/** How long a sign-in lasts, in seconds: a working day. The same for the cookie and for the session row. */
export const SESSION_SECONDS = 8 * 60 * 60;
