/**
 * Routes a process's sign-in to a local Teams in another process: `node --import <this file>` with LOCAL_TEAMS_LOGIN set,
 * as `LocalTeams.environment` has both. Does nothing without the variable.
 */
import { isFields, parseJson } from '../../json.ts';
import { routeLogin } from './route-login.ts';

const route = parseJson(process.env.LOCAL_TEAMS_LOGIN ?? '');
if (isFields(route)) routeLogin({ port: Number(route.port), ca: String(route.ca) });
