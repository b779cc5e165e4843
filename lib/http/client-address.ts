/**
 * The header in which server.ts tells pages and next-auth the address of the socket. The server overwrites it on
 * every request it hands on, so nobody can send it.
 */
export const CLIENT_ADDRESS_HEADER = "x-gatehouse-client-address";
