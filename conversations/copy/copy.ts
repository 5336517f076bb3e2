/** Everything Afterword says in one language: ICU MessageFormat patterns. The braces name the values each one gets. */
export interface Copy {
  /** {name} */
  readonly greeting: string;
  /** {company}: where nobody is greeted by name. */
  readonly lead: string;
  /** {chat} {server}: above a question in direct messages. */
  readonly aboutChat: string;
  /** {company}: the standard question. */
  readonly question: string;
  /** {company} {name}: the notification. */
  readonly askSummary: string;
  readonly low: string;
  readonly high: string;
  readonly noThanks: string;
  readonly neverAgain: string;
  readonly reminder: string;
  readonly moved: string;
  readonly clarification: string;
  /** {score} */
  readonly scored: string;
  /** {score}: while the scale is shown again. */
  readonly reconsider: string;
  /** {score} {before}: a typed change that makes another category of it. */
  readonly rescored: string;
  /** {company}: what is asked after a promoter's, a passive's, a detractor's score. */
  readonly whyPromoter: string;
  readonly whyPassive: string;
  readonly whyDetractor: string;
  readonly whyOpen: string;
  readonly whyPlaceholder: string;
  readonly whyTyping: string;
  readonly send: string;
  readonly cancel: string;
  readonly changeScore: string;
  /** {score} {company}: thanks, after promoter and passive, after a detractor. */
  readonly thanks: string;
  readonly thanksDetractor: string;
  readonly thanksSummary: string;
  /** Shows the one who answered what they said, where others read along. */
  readonly yourAnswer: string;
  /** {company}: under the question, small. */
  readonly readBy: string;
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

/** What people on the support side are told about ending a chat by “@Afterword done”. Plain text. */
export interface AgentCopy {
  /** How a chat is ended. */
  readonly help: string;
  /** Where the bot was added: what it is for, and how a chat is ended. */
  readonly welcome: string;
  readonly ended: string;
  readonly endedBefore: string;
  readonly notEnded: string;
  readonly notSaved: string;
  readonly ownChat: string;
  readonly notAllowed: string;
  readonly whom: string;
  /** {platform}: it could not be asked just now, and what it answered where it refused. */
  readonly unanswered: string;
  readonly refused: string;
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
  readonly sharesLabel: string;
  /** {promoters} {passives} {detractors}: percentages. */
  readonly shares: string;
  /** {days} */
  readonly windowLabel: string;
  /** {nps} {low} {high} {scores} */
  readonly window: string;
  readonly windowEarly: string;
  readonly coverageLabel: string;
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
