import https from 'node:https';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';

/** Where a local sign-in listens and what proves that it is it. */
export type LoginRoute = { readonly port: number; readonly ca: string };

const authority = 'login.microsoftonline.com';
const routes = new Map<number, LoginRoute>();
let newest: number | undefined;
let isPatched = false;

/**
 * Makes https requests of this process (this thread) reach a local sign-in and trust it: those to its own port, and those to
 * login.microsoftonline.com, where @azure/msal-node 2.16 asks which authorities exist, an address nothing can configure.
 * Of several routes the newest answers for Microsoft's name. Every other https request goes where it always went.
 * Returns what takes this route away again.
 */
export function routeLogin(route: LoginRoute): () => void {
  if (!isPatched) patchGlobalAgent();
  routes.set(route.port, route);
  newest = route.port;
  return () => {
    routes.delete(route.port);
    if (newest === route.port) newest = [...routes.keys()].at(-1);
  };
}

function patchGlobalAgent(): void {
  isPatched = true;
  const agent = https.globalAgent;
  const createConnection = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const host = options.host ?? undefined;
    const route = host === authority ? routes.get(newest ?? -1) : routes.get(Number(options.port));
    if (route === undefined) return createConnection(options, callback);
    const socket: Socket = connect({ host: '127.0.0.1', port: route.port, ca: route.ca, servername: 'localhost' });
    return socket;
  };
}
