import { actionCheck, selectActionCheck } from './actions.ts';
import {
  type Check,
  either,
  filled,
  flag,
  imageAddress,
  listOf,
  matching,
  oneOf,
  type Properties,
  record,
  text,
  whole,
} from './checks.ts';
import { typed } from './typed.ts';

const spacing = oneOf('default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding');
const horizontal = oneOf('left', 'center', 'right');
const vertical = oneOf('top', 'center', 'bottom');
const colors = oneOf('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention');
const containerStyle = oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent');
const pixels = matching(/^\d+px$/, 'a number of px');

// Elements contain elements: looked up when they are needed.
const anyElement: Check = (value, path, problems) => elementCheck(value, path, problems);
const elements = listOf(anyElement);

const common: Properties = {
  id: filled,
  isVisible: flag,
  spacing,
  separator: flag,
  height: oneOf('auto', 'stretch'),
  requires: record({}),
};

const letters: Properties = {
  text,
  color: colors,
  fontType: oneOf('default', 'monospace'),
  isSubtle: flag,
  size: oneOf('default', 'small', 'medium', 'large', 'extraLarge'),
  weight: oneOf('default', 'lighter', 'bolder'),
};

const box: Properties = {
  items: elements,
  selectAction: selectActionCheck,
  style: containerStyle,
  verticalContentAlignment: vertical,
  bleed: flag,
  minHeight: pixels,
  rtl: flag,
};

const input: Properties = {
  ...common,
  label: filled,
  isRequired: flag,
  errorMessage: filled,
};

const textRun = typed('a run of text', {
  TextRun: {
    properties: {
      ...letters,
      italic: flag,
      strikethrough: flag,
      underline: flag,
      highlight: flag,
      selectAction: selectActionCheck,
    },
    required: ['text'],
  },
});

const column = typed('a column', {
  Column: {
    properties: {
      ...common,
      ...box,
      width: either(oneOf('auto', 'stretch'), whole(1), pixels, matching(/^\d+$/, 'a weight')),
    },
  },
});

const cell = typed('a cell', { TableCell: { properties: { ...box }, required: ['items'] } });
const row = typed('a row', {
  TableRow: {
    properties: {
      cells: listOf(cell),
      style: containerStyle,
      horizontalCellContentAlignment: horizontal,
      verticalCellContentAlignment: vertical,
    },
    required: ['cells'],
  },
});

const known = {
  TextBlock: {
    properties: {
      ...common,
      ...letters,
      text: filled,
      wrap: flag,
      maxLines: whole(1),
      horizontalAlignment: horizontal,
      style: oneOf('default', 'heading'),
    },
    required: ['text'],
  },
  RichTextBlock: {
    properties: { ...common, inlines: listOf(either(textRun, text), 1), horizontalAlignment: horizontal },
    required: ['inlines'],
  },
  Image: {
    properties: {
      ...common,
      url: imageAddress,
      altText: text,
      size: oneOf('auto', 'stretch', 'small', 'medium', 'large'),
      style: oneOf('default', 'person'),
      width: pixels,
      height: either(oneOf('auto', 'stretch'), pixels),
      backgroundColor: filled,
      horizontalAlignment: horizontal,
      selectAction: selectActionCheck,
    },
    required: ['url'],
  },
  Container: { properties: { ...common, ...box }, required: ['items'] },
  ColumnSet: {
    properties: {
      ...common,
      columns: listOf(column),
      selectAction: selectActionCheck,
      style: containerStyle,
      bleed: flag,
      minHeight: pixels,
      horizontalAlignment: horizontal,
    },
  },
  FactSet: {
    properties: { ...common, facts: listOf(record({ title: text, value: text }, ['title', 'value']), 1) },
    required: ['facts'],
  },
  Table: {
    properties: {
      ...common,
      columns: listOf(
        record({
          type: oneOf('TableColumnDefinition'),
          width: either(whole(1), pixels),
          horizontalCellContentAlignment: horizontal,
          verticalCellContentAlignment: vertical,
        }),
        1,
      ),
      rows: listOf(row),
      firstRowAsHeader: flag,
      showGridLines: flag,
      gridStyle: containerStyle,
      horizontalCellContentAlignment: horizontal,
      verticalCellContentAlignment: vertical,
    },
    required: ['columns', 'rows'],
  },
  ActionSet: {
    properties: { ...common, actions: listOf(actionCheck, 1), horizontalAlignment: horizontal },
    required: ['actions'],
  },
  'Input.Text': {
    properties: {
      ...input,
      isMultiline: flag,
      maxLength: whole(1),
      placeholder: text,
      regex: filled,
      style: oneOf('text', 'tel', 'url', 'email', 'password'),
      inlineAction: actionCheck,
      value: text,
    },
    required: ['id'],
  },
  'Input.Toggle': {
    properties: { ...input, title: filled, value: text, valueOn: text, valueOff: text, wrap: flag },
    required: ['id', 'title'],
  },
  'Input.ChoiceSet': {
    properties: {
      ...input,
      choices: listOf(record({ title: filled, value: filled }, ['title', 'value']), 1),
      isMultiSelect: flag,
      style: oneOf('compact', 'expanded', 'filtered'),
      value: text,
      placeholder: text,
      wrap: flag,
    },
    required: ['id', 'choices'],
  },
} as const satisfies Parameters<typeof typed>[1];

const elementCheck: Check = typed('an element', known, { fallback: anyElement });

export { elementCheck, elements };
