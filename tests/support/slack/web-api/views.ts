import { type Fields, isFields } from '../../json.ts';
import { isViewTooLarge, validateView } from '../block-kit/validate.ts';
import { homeOf, openModals, replaceView, showView } from '../views.ts';
import { viewJson } from '../wire.ts';
import type { View } from '../workspace.ts';
import { type Answer, type Call, fine, jsonArg, type Method, missing, refuse, refuseWith, textArg } from './answer.ts';

/** Slack shows at most three modals on top of each other. */
const maxStack = 3;

function readView(call: Call, type: 'modal' | 'home'): { readonly view: Fields } | { readonly refusal: Answer } {
  const passed = jsonArg(call.args, 'view');
  if (passed === undefined) return { refusal: missing('view') };
  if ('bad' in passed || !isFields(passed.value))
    return { refusal: refuseWith('invalid_arguments', ['failed to parse view [json-pointer:/view]']) };
  if (isViewTooLarge(passed.value)) return { refusal: refuse('view_too_large') };
  const problems = validateView(passed.value);
  if (problems.length === 0 && passed.value.type !== type)
    problems.push(`unsupported type: ${String(passed.value.type)} [json-pointer:/view/type]`);
  return problems.length > 0 ? { refusal: refuseWith('invalid_arguments', problems) } : { view: passed.value };
}

function sharesExternalId(call: Call, view: Fields, except?: View): boolean {
  const id = view.external_id;
  if (typeof id !== 'string' || id === '') return false;
  return [...call.workspace.views.values()].some(
    (each) => each !== except && each.isOpen && each.body.external_id === id,
  );
}

/** Exchanges a trigger for the person it stands for: once, and within three seconds. */
function exchange(call: Call): { readonly user: string } | { readonly refusal: Answer } {
  const id = textArg(call.args, 'trigger_id');
  if (id === undefined) return { refusal: missing('trigger_id') };
  const trigger = call.workspace.triggers.get(id);
  if (trigger === undefined) return { refusal: refuse('invalid_trigger_id') };
  if (trigger.isUsed) return { refusal: refuse('exchanged_trigger_id') };
  if (trigger.isOver) return { refusal: refuse('expired_trigger_id') };
  trigger.isUsed = true;
  return { user: trigger.user };
}

function openOn(call: Call, isPushed: boolean): Answer {
  const read = readView(call, 'modal');
  if ('refusal' in read) return read.refusal;
  if (sharesExternalId(call, read.view)) return refuse('duplicate_external_id');
  const taken = exchange(call);
  if ('refusal' in taken) return taken.refusal;
  const stack = openModals(call.workspace, taken.user);
  const below = stack.at(-1);
  if (isPushed && below === undefined) return refuse('not_found');
  if (isPushed && stack.length >= maxStack) return refuse('push_limit_reached');
  if (!isPushed) for (const view of stack) view.isOpen = false;
  const shown = showView(call.workspace, taken.user, read.view, isPushed ? below : undefined);
  return fine({ view: viewJson(call.workspace, shown) });
}

const update: Method = (call) => {
  const id = textArg(call.args, 'view_id');
  const externalId = textArg(call.args, 'external_id');
  if (id === undefined && externalId === undefined) return missing('view_id');
  const found = [...call.workspace.views.values()].find(
    (view) => view.isOpen && (id === undefined ? view.body.external_id === externalId : view.id === id),
  );
  if (found === undefined) return refuse('not_found');
  const read = readView(call, found.body.type === 'home' ? 'home' : 'modal');
  if ('refusal' in read) return read.refusal;
  const hash = textArg(call.args, 'hash');
  if (hash !== undefined && hash !== found.hash) return refuse('hash_conflict');
  if (sharesExternalId(call, read.view, found)) return refuse('duplicate_external_id');
  replaceView(call.workspace, found, read.view);
  return fine({ view: viewJson(call.workspace, found) });
};

const publish: Method = (call) => {
  const userId = textArg(call.args, 'user_id');
  if (userId === undefined) return missing('user_id');
  const read = readView(call, 'home');
  if ('refusal' in read) return read.refusal;
  if (!call.workspace.users.has(userId)) return refuse('user_not_found');
  const before = homeOf(call.workspace, userId);
  const hash = textArg(call.args, 'hash');
  if (hash !== undefined && hash !== before?.hash) return refuse('hash_conflict');
  if (before !== undefined) replaceView(call.workspace, before, read.view);
  const shown = before ?? showView(call.workspace, userId, read.view);
  return fine({ view: viewJson(call.workspace, shown) });
};

export const views: Readonly<Record<string, Method>> = {
  'views.open': (call) => openOn(call, false),
  'views.push': (call) => openOn(call, true),
  'views.update': update,
  'views.publish': publish,
};
