/**
 * The part of Adaptive Cards 1.5 that is used here. Source: adaptivecards.io/explorer and
 * learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference.
 */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly body: readonly Element[];
  readonly refresh?: Refresh;
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly Mention[] };
}

/**
 * The clients of these people (Teams' own ids, 60 at most) ask by this action what they are to see in the card's place; nobody
 * else's does by itself. Since 1.4.
 */
export interface Refresh {
  readonly action: Pick<Execute, 'type' | 'verb' | 'data' | 'associatedInputs'>;
  readonly userIds: readonly string[];
}

/** Makes a piece of a TextBlock, `<at>Ada</at>`, a mention. */
export interface Mention {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

export type Element =
  | TextBlock
  | RichTextBlock
  | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
  | { readonly type: 'Image'; readonly url: string; readonly altText: string; readonly size: 'Stretch' }
  | Container
  | Table
  | TextField
  | ActionSet;

/** Its text is Markdown. */
export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly spacing?: 'Small';
  readonly style?: 'heading';
  readonly size?: 'Medium';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly horizontalAlignment?: 'Left' | 'Right';
}

/** Its runs are shown as they are: no Markdown, no links, no mentions. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: 'Small';
  readonly horizontalAlignment?: 'Left' | 'Right';
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly isSubtle?: true;
  readonly italic?: true;
  readonly weight?: 'Bolder';
  readonly size?: 'Medium' | 'Small';
  readonly color?: 'Accent';
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'emphasis';
  /** What pressing any of it does; its title is what a screen reader says. */
  readonly selectAction?: Execute;
}

export interface Table {
  readonly type: 'Table';
  readonly columns: readonly { readonly width: number; readonly horizontalCellContentAlignment: 'Left' | 'Right' }[];
  readonly rows: readonly { readonly type: 'TableRow'; readonly cells: readonly TableCell[] }[];
  readonly firstRowAsHeader: true;
  readonly showGridLines: boolean;
  /** For clients that know no tables. */
  readonly fallback: Element;
}

export interface TableCell {
  readonly type: 'TableCell';
  readonly items: readonly Element[];
}

export interface TextField {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly isMultiline: true;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly value?: string;
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

export type CardAction = Execute | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

/** A button. Clients that know no Action.Execute send the same data as a message instead. */
export interface Execute {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly tooltip?: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** `none`: the card's field is not sent along. */
  readonly associatedInputs: 'auto' | 'none';
  readonly fallback: {
    readonly type: 'Action.Submit';
    readonly title: string;
    readonly tooltip?: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly associatedInputs: 'auto' | 'none';
  };
}
