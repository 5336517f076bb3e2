/** Everything Afterword says in one language: ICU MessageFormat patterns. The braces name the values each one gets. */
export interface Copy {
  /** {name} {company}; a given name. */
  readonly greeting: string;
  /** {company}: where nobody is greeted by name. */
  readonly lead: string;
  /** {chat} {server}: above a question in direct messages. */
  readonly aboutChat: string;
  /** {subject}: the standard question, in the wording that makes the languages one instrument. */
  readonly question: string;
  /** {subject}: the notification. */
  readonly askSummary: string;
  readonly low: string;
  readonly high: string;
  readonly noThanks: string;
  readonly neverAgain: string;
  readonly reminder: string;
  /** Takes the place of a question that is repeated further down, where it can't be taken away. */
  readonly moved: string;
  readonly clarification: string;
  /** Takes its place once nothing is asked any more, where it can't be taken away. */
  readonly moot: string;
  /** {score}: after a passive's, a promoter's, a detractor's. None judges, or tells where a category begins. */
  readonly scored: string;
  readonly scoredPromoter: string;
  readonly scoredDetractor: string;
  /** {score}: while the scale is shown again. */
  readonly reconsider: string;
  readonly keepScore: string;
  /** {score} {before}: a typed change that makes another category of it. */
  readonly rescored: string;
  /** The follow-up, the same whatever was answered. */
  readonly why: string;
  readonly whyOpen: string;
  readonly whyPlaceholder: string;
  readonly whyTyping: string;
  readonly send: string;
  readonly cancel: string;
  readonly changeScore: string;
  /** {score}: thanks, after promoter and passive, after a detractor. */
  readonly thanks: string;
  readonly thanksDetractor: string;
  /** {score} {company}: the same, where alerts or a digest show it to the team. */
  readonly thanksRead: string;
  readonly thanksReadDetractor: string;
  readonly thanksSummary: string;
  /** Shows the one who answered what they said, where others read along. */
  readonly yourAnswer: string;
  /** {company}: with the question, small: where alerts or a digest show every answer to the team, and where none does. */
  readonly readBy: string;
  readonly keptFor: string;
  readonly declined: string;
  readonly optedOut: string;
  /** On the button below it, which takes the wish back. */
  readonly undo: string;
  readonly optedOutNote: string;
  readonly expired: string;
  readonly withdrawn: string;
  /** Replies to a click or a typed answer that changed nothing. */
  readonly sayClosed: string;
  /** To a score typed when the question is closed. */
  readonly sayTooLate: string;
  readonly sayStranger: string;
  readonly sayNotAScore: string;
  readonly sayUnknown: string;
  readonly sayTryAgain: string;
  /** A reason was sent that holds nothing but blanks. */
  readonly sayWriteSomething: string;
  /** {customer} {minutes}: what an agent who ended a chat is told; minutes until the question. */
  readonly sayAsked: string;
  /** {because}: the reason of the admission, such as `quietPeriod`. */
  readonly sayNotAsked: string;
  /** A click has saved the score, but the field for the reason did not open. */
  readonly sayFieldNotOpened: string;
  readonly alert: AlertCopy;
  readonly digest: DigestCopy;
  /** {neverAgain}: the label of that button. What a customer is told who greets the bot, asks what it is, or gets it installed. */
  readonly customerHelp: string;
  readonly agents: AgentCopy;
}

/** What people on the support side are told about ending a chat: on all platforms, and on one alone. Plain text. */
export interface AgentCopy {
  readonly ended: string;
  readonly endedBefore: string;
  readonly notEnded: string;
  readonly notSaved: string;
  readonly ownChat: string;
  readonly notAllowed: string;
  readonly elsewhere: string;
  /** {platform}: it could not be asked just now, and what it answered where it refused. */
  readonly unanswered: string;
  readonly refused: string;
  readonly teams: TeamsAgentCopy;
  readonly slack: SlackAgentCopy;
  readonly discord: DiscordAgentCopy;
}

/** Chats end by “@Afterword done”. */
export interface TeamsAgentCopy {
  /** How a chat is ended. */
  readonly help: string;
  /** Where the bot was added: what it is for, and how a chat is ended. */
  readonly welcome: string;
  readonly whom: string;
}

/** Chats end by a reaction, by a message's menu, or by a command. The menu's name is the manifest's: English. */
export interface SlackAgentCopy {
  readonly help: string;
  /** {word}: an unknown one behind the command; the help follows. */
  readonly unknownWord: string;
  readonly whom: string;
  readonly noThread: string;
  readonly notFirst: string;
  readonly unknownCustomer: string;
  /** The window that asks who the customer of a chat is that a bot began; its title and buttons in 24 characters. */
  readonly askTitle: string;
  readonly askQuestion: string;
  readonly askHint: string;
  readonly askPlaceholder: string;
  readonly askSend: string;
  readonly fieldNotOpened: string;
  readonly nobodyChosen: string;
  readonly isABot: string;
  readonly isDeactivated: string;
  readonly isAnAgent: string;
}

/** Chats end by closing their thread, by commands and by menus. */
export interface DiscordAgentCopy {
  readonly help: string;
  readonly whom: string;
  readonly nobody: string;
  readonly unknownCustomer: string;
  readonly direct: string;
  /** Descriptions of the commands and of what they take, in 100 characters each. */
  readonly command: string;
  readonly commandDone: string;
  readonly commandDoneUser: string;
  readonly commandAsk: string;
  readonly commandAskUser: string;
  readonly commandHelp: string;
}

export interface AlertCopy {
  /** {score} */
  readonly title: string;
  /** {customer} {agent} {score}; agent is empty when nobody is known. */
  readonly summary: string;
  readonly withdrawnTitle: string;
  /** {customer} {score} */
  readonly withdrawn: string;
  readonly noReason: string;
  /** There was one, and its author deleted it. */
  readonly deleted: string;
  readonly customer: string;
  readonly agent: string;
  readonly chat: string;
  readonly openChat: string;
  readonly ended: string;
  readonly rated: string;
  readonly nobody: string;
  readonly someone: string;
}

export interface DigestCopy {
  /** {team} {period} */
  readonly title: string;
  /** {figure}: `briefly` or `fewBriefly`. {team} {responses} {period} */
  readonly summary: string;
  /** {nps} */
  readonly briefly: string;
  readonly fewBriefly: string;
  /** {nps} {low} {high} {scores} {days}: 30 scores or more, and 10 to 29. */
  readonly sound: string;
  readonly early: string;
  /** {scores} {days}: fewer than 10. */
  readonly few: string;
  /** {points}: the least that would show. */
  readonly changeNone: string;
  /** {arrow} {points} {before} {since} */
  readonly changePossible: string;
  readonly changeClear: string;
  /** {promoters} {passives} {detractors}: percentages. */
  readonly shares: string;
  /** {days} {nps} {low} {high} {scores} */
  readonly window: string;
  readonly windowEarly: string;
  /** {rate} {ended} {asked} {answered} */
  readonly coverage: string;
  /** {reasons}: a list of `notAskedBecause`. */
  readonly notAsked: string;
  /** {because}: the reason of the admission such as `quietPeriod`, or what became of the question. {count} */
  readonly notAskedBecause: string;
  /** Label of how many gave 0 to 6 in the last 7 days; the latest follow. */
  readonly needsYou: string;
  /** {customer} {score} */
  readonly detractor: string;
  /** {period} {delivered} {responses} {promoters} {passives} {detractors} */
  readonly answers: string;
  /** {period} {delivered}: nobody answered, some or none were asked. */
  readonly empty: string;
  /** {score} {customer} {agent}; agent is `none` when nobody is known. */
  readonly answer: string;
  /** {count}: introduces answers that an earlier digest counted. */
  readonly earlier: string;
  /** {before}: what happened to such an answer. */
  readonly changed: string;
  readonly explained: string;
  /** {count} */
  readonly more: string;
  readonly footnote: string;
}
