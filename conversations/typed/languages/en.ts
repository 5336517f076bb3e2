import type { TypedLanguage } from './language.ts';

export const en: TypedLanguage = {
  code: 'en',
  numbers: 'zero, one, two, three, four, five, six, seven, eight, nine, ten',
  otherNumbers: `
    eleven, twelve, thirteen, fifteen, twenty, fifty, hundred, a hundred, one hundred, thousand, a thousand,
    million, a million, infinity, minus one
  `,
  idioms: 'this one, that one, the one, another one, good one, perfect one, one of, one more, one by one',
  outOf: 'out of, of, outta, from',
  either: 'or, to, and, till, or maybe, or even, maybe',
  half: 'and a half, and half, a half, point five',
  vague: `
    between, somewhere between, at least, at most, more than, less than, over, under, above, below, minus,
    negative, almost, nearly, not quite, max, min
  `,
  otherScale: 'stars, star',
  scale: 'on a scale of, on a scale from, on the scale of, on a scale between, from, scale of',
  before: `
    i, id, ill, im, i would, i will, would, say, give, gave, rate, going to say, gonna say, go with, have to say,
    think, guess, it, you, this, that, the, a, an, my, your, support, score, rating, answer, vote, nps, is, its,
    thats, it was, would be, would give, solid, strong, good, clear, big, fat, full, perfect, easy, definite,
    weak, low, high, definitely, probably, maybe, perhaps, about, around, roughly, like, easily, honestly,
    overall, definitely a, just, only, so, well, hm, hmm, um, uh, ok, okay, sure, yes, yeah, hi, hello, hey,
    please, another, mine is, wow, oh, for me, from me, how about,
    thanks, thank you, i am, giving, rating it, could be, might be, as,
    actually, change to, change it to, change that to, change my score to, make it, make that, meant, mean, sorry,
    correction, rather, should be, should have been
  `,
  after: `
    points, point, pts, please, for sure, of course, i guess, i think, id say, i would say, from me, for you,
    for me, then, probably, definitely, maybe, overall, lol, haha,
    is my score, is my rating, is my answer, is my vote, is fair, or so, at best, xd
  `,
  because: 'because, cause, cuz, cos, coz, since, bc, as',
  goesOn: `
    because of, but, and, for, due, thanks, thank, thx, would, i, id, im, ive, great, excellent, awesome,
    amazing, fantastic, brilliant, superb, terrible, awful, horrible, love, loved, although, though, however,
    only because, just because, mainly because, mostly because
  `,
  belongs: `
    on, from, of, since, until, till, by, before, after, dated, at, to, in, the, no, step, page, part, chapter,
    version, order, ticket, number, line, question, item, with, error, invoice, january, only, about, room,
    level, stage, try, attempt, progress
  `,
  stop: `
    stop, stop all, stopall, unsubscribe, optout, opt out, opt me out, stop asking, stop asking me, stop it,
    stop asking me this, stop asking me that, stop asking this, stop these surveys, stop the surveys,
    stop this survey, stop sending surveys, stop sending me surveys, stop sending me these, stop sending these,
    stop messaging me, stop texting me, stop contacting me, stop bothering me, stop spamming me,
    stop sending me messages, stop writing me, stop surveying me, stop this, don't ask again, don't ask me again,
    don't ask me anymore, don't ask me any more, don't ask anymore, do not ask again, do not ask me again,
    never ask again, never ask me again, don't ask me this again, don't ever ask me again, don't ask me,
    don't contact me, do not contact me, don't survey me again, don't send me surveys, don't send me these,
    don't send surveys, no more surveys, no surveys, no more messages, no more questions, leave me alone,
    unsubscribe me, remove me, take me off, remove me from the list, remove me from this list,
    take me off this list, take me off the list, i don't want to be asked again, i don't want to be asked,
    i don't want surveys, i want to opt out, i want to unsubscribe, i'd like to unsubscribe, i'd like to opt out,
    quit asking, quit asking me
  `,
  stopFillers: 'please, pls, plz, just, now, ok, thanks, thank you, hey, bot, and, can you, could you, would you',
  pleasantries: `
    thanks, thank you, thank u, thankyou, thx, ty, tysm, tks, cheers, ta, many thanks, thanks a lot,
    thanks a million, thanks a bunch, much appreciated, appreciated, appreciate it, i appreciate it,
    i appreciate your help, ok, okay, okey, kk, k, alright, all right, got it, understood, noted, perfect, great,
    awesome, cool, nice, lovely, excellent, wonderful, fantastic, amazing, brilliant, super, good, fine,
    sounds good, no, nope, no thanks, no thank you, bye, bye bye, goodbye, good bye, see you, see ya, take care,
    good night, have a nice day, have a good day, have a great day, have a good one, have a nice weekend,
    have a great weekend, have a good weekend, have a nice evening, you too, same to you, likewise, welcome,
    you're welcome, no problem, no worries, np, all good, that's all, that is all, that's it, that's great,
    that is great, that's perfect, it works, it works now, works now, that worked, that helped, well done,
    good job, great job, you are the best, you're the best, you're great, love it, will do, done, solved, lol,
    haha
  `,
  pleasantryFillers: `
    so, very, much, so much, very much, again, all, everyone, everybody, guys, team, a lot, lots, for your help,
    for the help, for helping, for helping me, for your support, for your time, for everything,
    for the quick help, for the quick reply, for the info, for that, for now, for your quick help, and, then,
    really, just, oh, ah, that is, that's, it is, it's, well, indeed, sir, man, mate, dear, friend, very helpful,
    now, yes, yep, yeah, yup, sure, please
  `,
};
