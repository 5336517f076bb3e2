import { courtesies } from './en/courtesies.ts';
import { stopping } from './en/stopping.ts';
import type { TypedLanguage } from './language.ts';

export const en: TypedLanguage = {
  code: 'en',
  numbers: 'zero, one, two, three, four, five, six, seven, eight, nine, ten',
  ordinals: false,
  otherNumbers: `
    eleven, twelve, thirteen, fifteen, twenty, fifty, hundred, a hundred, one hundred, thousand, a thousand,
    million, a million, infinity, minus one
  `,
  idioms: `
    this one, that one, the one, another one, good one, perfect one, one of, one more, one by one, i'm one, i am one,
    once, the two, the three, high five, high 5, no one, any one, each one, number one, one thing, one question,
    my id, id is, user id, customer id, order id, ticket id, account id, id number, id no, id nr, id 0, id 1, id 2,
    id 3, id 4, id 5, id 6, id 7, id 8, id 9, id 10
  `,
  outOf: 'out of, of, outta, from, stars out of, points out of',
  either: 'or, to, and, till, or maybe, or even, maybe, perhaps, or rather',
  half: 'and a half, and half, a half, point five',
  vague: `
    between, somewhere between, at least, at most, more than, less than, over, under, above, below, minus,
    negative, almost, nearly, not quite, max, min, better than, worse than, lower than, higher than, up to
  `,
  not: `
    not, not a, not an, isn't a, isn't an, wasn't a, never a, never, no, not even a, definitely not a, not really a,
    certainly not a, cannot give a, can't give a, won't give a, not giving a, never give a, never give, never gives a,
    would never give a, wouldn't give a, would not give a, wouldn't say, would not say, doesn't deserve a, hardly a,
    far from a, can't be a, won't be a
  `,
  instead: 'instead of, not, not a, not an, rather than, and not, and not a',
  otherScale: 'stars, star, stars out of five',
  schoolMark: '',
  scale: 'on a scale of, on a scale from, on the scale of, on a scale between, from, scale of, scale from',
  counted: '',
  articles: 'a, an, the full, a full, a solid, a clear, a strong, a good, a big, a perfect',
  forWhat: 'for, to, goes to, on',
  before: `
    i, i'll, im, i would, i will, would, say, give, gave, rate, going to say, gonna say, go with, going with,
    gonna go with, going to go with, i'll go with, go for, going for, have to say, has to be, gotta be, got to be,
    must be, let's say, lets say, let's go with, shall we say, think, guess, suppose, it, you, you get, you guys,
    you all, deserve, deserves, earn, you've earned, are, this, that, the, a, an, my, your, support, score, rating,
    answer, vote, nps, is, its, thats, it was, would be, will be, was, would give, solid, strong, good, clear, big,
    fat, full, perfect, easy, definite, weak, low, high, definitely, absolutely, certainly, surely, probably, maybe,
    perhaps, about, around, roughly, like, easily, honestly, honest, to be honest, gonna be honest,
    going to be honest, tbh, imo, imho, overall, all in all, altogether, in total, on balance, generally,
    definitely a, just, only, so, well, hm, hmm, hmmm, um, uh, er, ok, okay, sure, yes, yeah, yep, hi, hello, hey,
    please, another, mine is, mine, wow, oh, ah, for me, from me, from us, for us, from our side, how about, thanks,
    thank you, i am, giving, giving you, rating it, could be, might be, as, can you, could you, put me down for, put,
    put down, mark me down for, call it, call that, count me as, pick, choose, select, option, press, likely,
    likelihood, fair, and it's, in my opinion, in my book, experience, the experience, service, the service,
    the support, your support, your service, overall experience, we, we'd, we would, we'd say, our, our score,
    the agent, chat, this chat, the chat, therefore, hence, my score would be, my score is, somewhere around,
    a good solid, straight, very, really, pretty, quite, still, then, leaning towards, leaning toward, leaning to,
    tending towards, edging towards, going to be, a little, a bit, worth, worth a, settle on, stick with, land on,
    landing on, come in at, comes in at, put it at, put you at, place it at, rank it, rank you, score it, score you,
    mark it, mark you, award, award you, offer, hand you, happy to give, would have to say, my vote is,
    my vote goes to, i vote, my number is, my pick is, final answer, personally, truthfully, frankly, in all honesty,
    in fairness, if i am honest, if i had to say, if i have to choose, if pressed, comfortably, no question, no doubt,
    without a doubt, without doubt, without hesitation, hands down, undoubtedly, obviously, naturally, alright, right,
    fine, done, anyway, lets make it, from my side, on my side, speaking for us, that is worth, this is, this was,
    it is, that was, final score, total score, overall score, overall rating, our rating, feels like, feels like a,
    looks like, sounds like, more like, nearer, closer to, i'd, can i give, may i give, i can give, can we give,
    we can give, could i give
  `,
  after: `
    idk, dunno, i dunno, dont know, not sure, tbh, imo, lol, haha, points, point, pts, please, for sure, of course,
    i guess, i think, i suppose, i reckon, id say, i would say,
    from me, from us, from our side, for you, for me, for us, then, probably, definitely, maybe, overall, lol, haha,
    is my score, is my rating, is my answer, is my vote, is fair, seems fair, sounds fair, sounds right,
    sounds about right, seems right, feels right, feels about right, would be my score, would be fair, it is, for now,
    for today, xx, xxx, all day, all day long, or so, at best, xd, ish, or thereabouts, no doubt, easily, honestly,
    tbh, imo, imho, is right, out of respect, all the way, hands down, if i'm honest, if i am honest, to be honest,
    on this, on this one, this time, all round, all around, altogether, in total, sir, mate, guys, team, stars,
    cheers, and i mean it, from my side, from here, my friend, from our team, from the team, from my team,
    from everyone here, from all of us, in my book, in my opinion, in my view, as far as i am concerned,
    seems about right, will do, feels fair, for the day, right now, this week, if you ask me, without hesitation,
    without a doubt, if i have to choose, if i had to say, i would think, by me, with pleasure, happily, again
  `,
  correction: `
    nvm, never mind, nevermind, oh no, erm, actually, change to, change it to, change that to, change my score to,
    change my answer to, change my rating to,
    changed to, make it, make that, i meant, i mean, meant, mean, meant to say, i meant to say, i meant to type,
    meant to type, sorry, my bad, my mistake, correction, rather, or rather, should be, should have been,
    it should be, it should have been, no wait, wait, wait no, oops, whoops, ups, just kidding, kidding, jk, typo,
    scratch that, strike that, no, nope, instead, on second thought, on second thoughts, thinking about it,
    let me correct that, let me change that, i take it back, update it to, update to, update my score to, set it to,
    switch to, wrong number, wrong button, misclick, misclicked, fat finger, changed my mind, i changed my mind,
    change of mind, let me rephrase, i misread, misread the scale, misread, hang on, hold on, nah, let me say,
    read that wrong, i read it wrong, pressed the wrong, hit the wrong, sorry about that, scratch, correct to,
    revise to, i revise to, downgrade to, upgrade to, lower it to, raise it to, bump it to, drop it to,
    please change to, please change it to, please make it, edit, should read, was meant to be, supposed to be,
    it was supposed to be
  `,
  because: 'because, cause, cuz, cos, coz, since, bc, as',
  goesOn: `
    because of, tho, altho, but, and, for, due, thanks, thank, thx, would, i, id, im, ive, although, though, however,
    only because, just because, mainly because, mostly because, would recommend, still waiting, you, you guys, your,
    it, it's, it was, they, he, she, we, everything, nothing, nobody, no complaints, no issues, no problems, so,
    never again, took, the, this, was, my, when, with, no notes, took a bit, took a while, took ages, took forever,
    waited, had to, only thing, still no, still not, until, sorted, solved, fixed, resolved, as always, as usual,
    keep it up, keep up the good work, well, no one, especially, mostly, mainly, exactly, because, first class,
    quick fix, quick reply
  `,
  feelings: `
    great, excellent, awesome, amazing, fantastic, brilliant, superb, terrible, awful, horrible, love, loved, meh,
    good, bad, not good, not bad, not great, so so, poor, perfect, wonderful, outstanding, disappointing,
    disappointed, very disappointed, happy, very happy, unhappy, satisfied, very satisfied, pleased, very pleased,
    friendly, fast, quick, slow, helpful, unhelpful, rude, kind, nice, decent, average, mediocre, useless, super,
    very good, very bad, really good, really bad, pretty good, okayish, fine, top, best, worst, exceptional, fab,
    flawless, spot on, impressed, very impressed, frustrating, frustrated, annoyed, angry, furious, extremely,
    not likely, not likely at all, not at all, not at all likely, very likely, extremely likely, unlikely,
    middle, in the middle, right in the middle, somewhere in the middle, very unlikely, quite likely, most likely,
    highly likely
  `,
  highest:
    'extremely likely, hundred percent, a hundred percent, one hundred percent, 100 percent, full marks, full score, top marks, perfect score',
  lowest: 'not at all likely, not likely at all',
  belongs: `
    on, from, of, since, until, till, by, before, after, dated, at, to, in, the, no, step, page, part, chapter,
    version, order, ticket, number, line, question, item, with, error, invoice, january, only, about, room,
    level, stage, try, attempt, progress, uploading, downloading, says, shows, uploaded, installed, done, only at
  `,
  imagined: `
    if, would have been, would've been, could have been, could've been, never give, never gives, usually, last time,
    got a, got, for a, to get a, to be a, to make it a, takes a, need a, needs a
  `,
  asked: `
    likely, unlikely, recommend, recommending, recommended, likelihood, score, rating, rate, scale, out of ten,
    out of 10, points, stars, promote, nps
  `,
  ...courtesies,
  ...stopping,
};
