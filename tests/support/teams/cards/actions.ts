import {
  anything,
  type Check,
  either,
  filled,
  flag,
  imageAddress,
  listOf,
  oneOf,
  type Properties,
  record,
  webAddress,
} from './checks.ts';
import { typed } from './typed.ts';

const common: Properties = {
  id: filled,
  title: filled,
  iconUrl: imageAddress,
  style: oneOf('default', 'positive', 'destructive'),
  mode: oneOf('primary', 'secondary'),
  tooltip: filled,
  isEnabled: flag,
  requires: record({}),
};

const inputs: Properties = { data: anything, associatedInputs: oneOf('auto', 'none') };

const kinds = {
  'Action.Execute': { properties: { ...common, ...inputs, verb: filled } },
  'Action.Submit': { properties: { ...common, ...inputs } },
  'Action.OpenUrl': { properties: { ...common, url: webAddress }, required: ['url'] },
  'Action.ToggleVisibility': {
    properties: {
      ...common,
      targetElements: listOf(either(filled, record({ elementId: filled, isVisible: flag }, ['elementId'])), 1),
    },
    required: ['targetElements'],
  },
};

const anyAction: Check = (value, path, problems) => actionCheck(value, path, problems);

/** An action of a card, or of a set. Action.ShowCard is not modelled. */
const actionCheck: Check = typed('an action', kinds, { fallback: anyAction });

/** What happens when a whole element is pressed: its accessible name is its title. */
const selectActionCheck: Check = actionCheck;

/** What a client does by itself: only an Action.Execute. */
const refreshActionCheck: Check = typed('an Action.Execute', { 'Action.Execute': kinds['Action.Execute'] });

export { actionCheck, refreshActionCheck, selectActionCheck };
