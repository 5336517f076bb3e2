import type { Stopping } from '../language.ts';

export const stopping: Stopping = {
  stop: `
    stop, stop all, stopall, unsubscribe, unsub, optout, opt out, opt me out, i opt out, stop it, stop this,
    stop that, no more, leave me alone, leave me be, leave us alone, leave me in peace, unsubscribe me, remove me,
    take me off, delete me, remove us, i want to opt out, i want out, i want to unsubscribe, i'd like to unsubscribe,
    i would like to unsubscribe, i'd like to opt out, i would like to opt out, i wish to opt out,
    i wish to unsubscribe, do not disturb, don't disturb, don't disturb me, don't bother me, don't bother me again,
    don't bother, not interested in surveys, i hate surveys, no surveys ever, never again ask, enough already,
    stop please, please stop, i don't do surveys, i don't answer surveys, count me out, exclude me, no more messages,
    no more of these, no more of this, no surveys, no more surveys, stop now, make it stop, go away, get lost,
    shut up, do not ever ask, no thanks never ask, cease and desist, not again please, i don't like being asked,
    i hate being asked, please don't, don't do this again, never do this again, do not want any more,
    i don't want any more, i don't want any, not interested
  `,
  endings: `
    stop, quit, cease, end, cancel, no, no more, not, don't, do not, dont, never, never ever, enough, enough of,
    enough with, remove, take, delete, opt, unsubscribe, off, out of, from, refrain from, avoid, without, won't,
    any more, anymore, sick of, tired of, fed up with, done with, leave me alone, leave us alone, leave me in peace,
    spare me
  `,
  topics: `
    asking, ask, asked, survey, surveys, surveyed, surveying, spam, spamming, polling, polls, poll, questionnaire,
    questionnaires, feedback request, feedback requests, contact me, pinging, pinged, bothering, bother, bothered,
    bugging, bug, bugged, nagging, nag, pestering, pester, harassing, annoying me, disturb, disturbing, mailing list,
    your list, this list, the list, these messages, those messages, these questions, those questions, these requests,
    these pop ups, these popups, rating requests, review requests, writing to me, writing me, hassling, reminders,
    remind me, reminding me, nps, be asked, getting these, get these, receiving these, receive these, getting this,
    receive this, get this, such messages, such questions, this survey, the survey, rate you, rating you,
    questions like this, questions like these, these things, this thing, messages like this, messages like these,
    survey messages, survey requests, ratings, reviews, surveyed again, quizzing, quiz, ratings requests, evaluation,
    evaluations, interviewing, polling me, asked this, prompting, prompt, prompts, popups, pop ups,
    satisfaction surveys, satisfaction survey, nps surveys, customer surveys, chasing
  `,
  sending: `
    message me, messaging, messaged, texting, text me, contacting, contacted, ping me, write to me, write me, rate,
    feedback, review, rating, contact, send, sending, sent, list, email, mail, text, call, calling
  `,
  lasting: `
    again, anymore, any more, ever, ever again, never, never again, these, this, such, from your list, off your list,
    every time, all the time, each time, in future, in the future, from now on, no longer, stop, quit, cease, off,
    remove me, take me, delete me, further, future
  `,
  weakTopics: `
    questions, question, messages, message, notifications, requests, emails, mails, texts
  `,
  wishes: `
    please, pls, plz, stop, quit, cease, i want, i wish, i would like, enough, ever, again, anymore, any more, never, me,
    remove me, take me, delete me
  `,
  stopFillers: `
    please, pls, plz, just, now, ok, thanks, thank you, hey, bot, and, can you, could you, would you, will you, you,
    me, us, again, anymore, any more, any, more, ever, ever again, this, that, these, those, it, them, to, for, the,
    a, about, about this, about that, about it, kindly, i, i'm, want, wish, like, would, would like, want to, wish to,
    to be, be, being, further, future, in future, in the future, all, every time, each time, all the time, always,
    every, time, from now on, at all, such, your, with, of, so, many, so many, constantly, everytime, after each chat,
    after every chat, every chat, each chat, so i, prefer, i'd prefer, prefer not, rather, rather not, i'd rather,
    need, don't need, ask, getting, receiving, other, another, rating, stuff, sort, kind, sir, guys, immediately,
    already, have, out, my, off, from, in, on, here, either, anything, feedback, do, help, to get, to receive,
    for ratings, a rating, ratings, reviews, thing, things, nonsense, crap, bloody, damn, fucking, stupid, annoying,
    silly, annoyed, really, seriously, god, sake, for god's sake, for heaven's sake, thank, same, question, customer,
    satisfaction, no, not, never, i said, already told you, told you, next, via, by, slack, teams, discord, dm, dms,
    chat, chats, let, must, should, keep, will, am, is, are, was, sign, database, system, wish to receive,
    want to receive, want to get, like to receive, like to get, wish to get, need to receive, want to keep getting,
    want to keep receiving, want to be, wish to be, like to be, asking again
  `,
  conjunctions: 'but, and, however, also, so, then',
};
