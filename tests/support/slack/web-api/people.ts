import { userJson } from '../wire.ts';
import { fine, flagArg, type Method, missing, page, refuse, textArg } from './answer.ts';

const authTest: Method = ({ workspace: { settings } }) =>
  fine({
    url: `https://${settings.teamDomain}.slack.com/`,
    team: settings.teamDomain,
    user: settings.botName,
    team_id: settings.isOrgWide ? (settings.enterpriseId ?? 'E0ORG') : settings.teamId,
    ...(settings.enterpriseId === undefined ? {} : { enterprise_id: settings.enterpriseId }),
    user_id: settings.botUserId,
    bot_id: settings.botId,
    app_id: settings.appId,
    is_enterprise_install: settings.isOrgWide,
  });

const usersInfo: Method = ({ workspace, args }) => {
  const id = textArg(args, 'user');
  if (id === undefined) return missing('user');
  const user = workspace.users.get(id);
  if (user === undefined) return refuse('user_not_found');
  return fine({ user: userJson(workspace, user, { withLocale: flagArg(args, 'include_locale') }) });
};

const usersList: Method = ({ workspace, args }) => {
  const own = [...workspace.users.values()].filter((user) => !user.isStranger);
  const { items, next } = page(args, own, 1000);
  const withLocale = flagArg(args, 'include_locale');
  return fine({
    members: items.map((user) => userJson(workspace, user, { withLocale })),
    cache_ts: Math.floor(workspace.settings.now() / 1000),
    response_metadata: { next_cursor: next },
  });
};

const groupsList: Method = ({ workspace, args }) =>
  fine({
    usergroups: [...workspace.userGroups.values()].map((group) => ({
      id: group.id,
      team_id: workspace.settings.teamId,
      is_usergroup: true,
      name: group.name,
      handle: group.handle,
      description: '',
      is_external: false,
      date_delete: 0,
      user_count: group.users.length,
      ...(flagArg(args, 'include_users') ? { users: group.users } : {}),
    })),
  });

const groupUsers: Method = ({ workspace, args }) => {
  const id = textArg(args, 'usergroup');
  if (id === undefined) return missing('usergroup');
  const group = workspace.userGroups.get(id);
  return group === undefined ? refuse('no_such_subteam') : fine({ users: group.users });
};

export const people: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'users.info': usersInfo,
  'users.list': usersList,
  'usergroups.list': groupsList,
  'usergroups.users.list': groupUsers,
};
