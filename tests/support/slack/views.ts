import { randomBytes } from 'node:crypto';
import { type Fields, isFields, listAt } from '../json.ts';
import { normalizeBlocks } from './wire.ts';
import type { View, Workspace } from './workspace.ts';

const newHash = (workspace: Workspace) =>
  `${Math.floor(workspace.settings.now() / 1000)}.${randomBytes(4).toString('hex')}`;

function stored(view: Fields): Fields {
  return {
    ...(normalizeBlocks([view])[0] as Fields),
    block_id: undefined,
    blocks: normalizeBlocks(listAt(view, 'blocks')),
  };
}

/** Shows a validated view to a person; a pushed one lies on top of `below`. */
export function showView(workspace: Workspace, user: string, view: Fields, below?: View): View {
  const id = workspace.nextId('V');
  const stack =
    below === undefined
      ? { root_view_id: id }
      : { root_view_id: below.body.root_view_id ?? below.id, previous_view_id: below.id };
  const shown: View = { id, user, body: { ...stored(view), ...stack }, hash: newHash(workspace), isOpen: true };
  workspace.views.set(id, shown);
  return shown;
}

/** Replaces what a view shows, keeping its place in the stack. */
export function replaceView(workspace: Workspace, view: View, body: Fields): void {
  const { root_view_id, previous_view_id } = view.body;
  view.body = { ...stored(body), root_view_id, previous_view_id: previous_view_id ?? null };
  view.hash = newHash(workspace);
}

/** The Home tab of a person, of which there is one. */
export function homeOf(workspace: Workspace, user: string): View | undefined {
  return [...workspace.views.values()].find(
    (view) => view.user === user && isFields(view.body) && view.body.type === 'home',
  );
}

/** A person's open modals, the one on top last. */
export function openModals(workspace: Workspace, user: string): readonly View[] {
  return [...workspace.views.values()].filter(
    (view) => view.user === user && view.isOpen && view.body.type === 'modal',
  );
}
