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
  articles: 'a, an, the full, a full, a solid, a clear, a strong, a good, a big, a perfect',
  forWhat: 'for, to, goes to, on',
  before: `
    i, i'll, im, i would, id say, id give, id rate, id go, id go with, id go for, id call, id probably, id definitely,
    id honestly, id have to, id still, id also, id be, id like to give, id put, id score, id guess, id stick with,
    id think, id vote, id choose, id pick, id mark, i will, would, say, give, gave, rate, going to say, gonna say,
    go with, going with, gonna go with, going to go with, i'll go with, go for, going for, have to say, has to be,
    gotta be, got to be, must be, let's say, lets say, let's go with, shall we say, think, guess, suppose, it, you,
    you get, you guys, you all, deserve, deserves, earn, you've earned, are, this, that, the, a, an, my, your,
    support, score, rating, answer, vote, nps, is, its, thats, it was, would be, will be, was, would give, solid,
    strong, good, clear, big, fat, full, perfect, easy, definite, weak, low, high, definitely, absolutely, certainly,
    surely, probably, maybe, perhaps, about, around, roughly, like, easily, honestly, honest, to be honest,
    gonna be honest, going to be honest, tbh, imo, imho, overall, all in all, altogether, in total, on balance,
    generally, definitely a, just, only, so, well, hm, hmm, hmmm, um, uh, er, ok, okay, sure, yes, yeah, yep, hi,
    hello, hey, please, another, mine is, mine, wow, oh, ah, for me, from me, from us, for us, from our side,
    how about, thanks, thank you, i am, giving, giving you, rating it, could be, might be, as, can you, could you,
    put me down for, put, put down, mark me down for, call it, call that, count me as, pick, choose, select, option,
    press, likely, likelihood, fair, and it's, in my opinion, in my book, experience, the experience, service,
    the service, the support, your support, your service, overall experience, we, we'd, we would, we'd say, our,
    our score, the agent, chat, this chat, the chat, therefore, hence, my score would be, my score is,
    somewhere around, a good solid, straight, very, really, pretty, quite, still, then, leaning towards,
    leaning toward, leaning to, tending towards, edging towards, going to be, a little, a bit, worth, worth a,
    settle on, stick with, land on, landing on, come in at, comes in at, put it at, put you at, place it at, rank it,
    rank you, score it, score you, mark it, mark you, award, award you, offer, hand you, happy to give,
    would have to say, my vote is, my vote goes to, i vote, my number is, my pick is, final answer, personally,
    truthfully, frankly, in all honesty, in fairness, if i am honest, if i had to say, if i have to choose,
    if pressed, comfortably, no question, no doubt, without a doubt, without doubt, without hesitation, hands down,
    undoubtedly, obviously, naturally, alright, right, fine, done, anyway, lets make it, from my side, on my side,
    speaking for us, that is worth, this is, this was, it is, that was, final score, total score, overall score,
    overall rating, our rating, feels like, feels like a, looks like, sounds like, more like, nearer, closer to, i'd
  `,
  after: `
    points, point, pts, please, for sure, of course, i guess, i think, i suppose, i reckon, id say, i would say,
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
    actually, change to, change it to, change that to, change my score to, change my answer to, change my rating to,
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
    because of, but, and, for, due, thanks, thank, thx, would, i, id, im, ive, although, though, however,
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
    middle, in the middle, right in the middle, somewhere in the middle, very unlikely, quite likely, most likely, highly likely
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
  pleasantries: `
    cheers, ta, much appreciated, appreciated, appreciate it, i appreciate it, really appreciate it, appreciate that,
    i appreciate your help, appreciate your help, appreciate the help, i really appreciate it, ok, okay, okey, kk, k,
    alright, all right, got it, understood, noted, perfect, great, awesome, cool, nice, lovely, excellent, wonderful,
    fantastic, amazing, brilliant, super, good, fine, sounds good, sounds great, no, nope, no thanks, no thank you,
    bye, bye bye, goodbye, good bye, see you, see ya, see you soon, see you later, talk soon, speak soon,
    talk to you later, talk later, ttyl, take care, good night, goodnight, have a nice day, have a good day,
    have a great day, have a lovely day, have a good one, have a great one, have a nice weekend, have a great weekend,
    have a good weekend, have a nice evening, have a good evening, have a great evening, have a good night,
    have a great week, have a good week, nice day, good day, happy weekend, enjoy your weekend, enjoy your day,
    enjoy the rest of your day, merry christmas, happy holidays, happy new year, happy easter, you too, same to you,
    and you, likewise, welcome, no problem, no problems, no worries, np, all good, all good now, all set, all sorted,
    sorted, that's all, that is all, that's it, that's everything, that's great, that is great, that's perfect,
    that's awesome, that's amazing, it works, it works now, works now, works, that works, works perfectly,
    working now, it's working, it's working now, works again, it works again, works like a charm, like a charm,
    that worked, it worked, worked, that helped, that helps, helped a lot, that did it, that did the trick,
    that fixed it, fixed, it's fixed, all fixed, that solved it, that solves it, problem solved, issue solved,
    issue resolved, resolved, well done, star, bless you, god bless, love it, will do, done, solved, lol, haha,
    hurray, yay, woohoo, hooray, kind regards, best regards, regards, best wishes, all the best, best, greetings, top,
    talk to you soon, same here, my pleasure, pleasure, much obliged, happy now, i'm happy, thumbs up,
    have a nice one, have a good time, until next time, cu, cya, sweet, neat, gotcha, roger, roger that, ok cool,
    fair enough, makes sense, sure thing, will try, will do that, good to know, good stuff, that's fine, that is fine,
    that's good, all fine, all clear, crystal clear, nothing else, nothing more, case closed, we're good, we are good,
    i'm good, im good, i am good, all done, we're done, back to normal, up and running, up and running again,
    it's back, running again, it's fine now, its fine now, fine now, good now, never mind, nevermind, nvm,
    much better, happy days, xoxo, xx, have fun
  `,
  praise: `
    you're welcome, good job, great job, nice job, nice work, great work, good work, great help, great support,
    great service, good service, excellent support, excellent service, amazing support, awesome support,
    fantastic support, fantastic service, good support, nice support, top support, perfect support, superb support,
    that was quick, that was fast, so quick, so fast, quick and easy, you are the best, you're the best, you rock,
    you rule, you guys rock, you guys are the best, you're great, you are great, you're awesome, you are awesome,
    you're amazing, you are amazing, you're a star, you are a star, you're a legend, legend, you're a lifesaver,
    lifesaver, you're an angel, brilliant job, very helpful, that was helpful, so helpful, that was very helpful,
    super helpful, that was great, it was great, quick, fast, helpful, friendly, kind, patient, speedy, efficient,
    professional, smooth, easy, you made my day, you saved my day, day saver, lifesavers, heroes, hero, champion,
    champ, gem, magic, magician, wizard, best support ever, best ever, best service ever, spot on, keep it up,
    keep up the good work, kudos, props, hats off, impressive, impressed
  `,
  thanks: `
    thanks, thank you, thank u, thankyou, thnx, thx, ty, tysm, tyvm, tks, many thanks, thanks a lot, thanks a million,
    thanks a bunch, thanks so much, thank you so much, thank you very much, big thanks, a big thank you, huge thanks,
    cheers, ta, bye, bless you, great job, well done, good job, nice one, see you, see ya, you're the best, good night,
    thanks again, you rock, ok, okay, perfect, great, awesome
  `,
  pleasantryFillers: `
    so, very, much, so much, very much, again, all, everyone, everybody, guys, team, a lot, lots, for your help,
    for the help, for helping, for helping me, for helping us, for helping out, for your support, for your time,
    for everything, for all your help, for all the help, for your patience, for the quick help, for the quick reply,
    for the quick response, for the quick fix, for the fast reply, for the fast response, for the fast help,
    for your quick reply, for your quick response, for the great support, for the great service, for the great help,
    for your great support, for your great help, for the support, for your assistance, for the assistance,
    for sorting this, for sorting it, for sorting that, for sorting it out, for fixing it, for fixing this,
    for fixing that, for the update, for letting me know, for getting back to me, for your efforts, for your effort,
    for the info, for the information, for that, for this, for it, for now, for your quick help, and, then, with that,
    really, just, oh, ah, wow, that is, that's, it is, it's, well, indeed, sir, man, mate, dear, friend, my friend,
    buddy, now, yes, yep, yeah, yup, sure, please, hi, hello, hey, to you, too, as well, from me, from us, in advance,
    anyway, kindly, both, folks, here, today, by the way, i, we, have a, absolutely, truly, as always, everything, is,
    was, you, me, us, the, your, a, for, of, such, once again, so far, already, you're, you are, you were, that was,
    it was, day, weekend, evening, afternoon, morning, night, week, holiday, holidays, vacation, trip,
    rest of your day, rest of the day, tonight, tomorrow, the help, your help, your time, your patience, your support,
    enjoy, hope, i hope, wish you, wishing you, one, lovely, pleasant, relaxing, this, made my day, my day,
    saved my day, you saved my day, you saved us
  `,
  troubles: `
    still, again, broke, broken, breaks, crash, crashed, crashes, crashing, error, errors, fail, fails, failed,
    failing, failure, issue, issues, problem, problems, bug, bugs, wrong, missing, lost, stuck, stopped, help,
    can't, cannot, couldn't, can not, doesn't, does not, didn't, did not, don't work, isn't, is not, won't work, not working,
    hasn't, haven't, question, questions, where, how do, how can, how to, when, why, what, who, which, please reset,
    please send, please cancel, please call, please check, please change, please remove, please add, can you,
    could you, can i, could i, would you, is there, are there, do you, i need, we need, one more, two more, one thing,
    more things, another thing, something else, hold on, wait, urgent, invoice, order, refund, password, login, log in,
    ticket, account, time out, timeout, times out, down, slow again, not yet, waiting for, cancel my, send me, call me, works for me, work for me, suits me
  `,
  calm: `
    no more questions, no further questions, no questions, no other questions, no problem, no problems, no issues,
    no more issues, no issue, without problems, without any problems, no complaints
  `,
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
    any more, anymore, sick of, tired of, fed up with, done with
  `,
  topics: `
    asking, ask, asked, survey, surveys, surveyed, surveying, spam, spamming, polling, polls, poll, questionnaire,
    questionnaires, feedback request, feedback requests, message me, messaging, messaged, texting, text me,
    contact me, contacting, contacted, pinging, ping me, pinged, bothering, bother, bothered, bugging, bug, bugged,
    nagging, nag, pestering, pester, harassing, annoying me, disturb, disturbing, mailing list, your list, this list,
    the list, these messages, those messages, these questions, those questions, these requests, these pop ups,
    these popups, rating requests, review requests, writing to me, writing me, write to me, write me, hassling,
    reminders, remind me, reminding me, nps, be asked, getting these, get these, receiving these, receive these,
    getting this, receive this, get this, such messages, such questions, this survey, the survey, rate you,
    rating you, rate, questions like this, questions like these, these things, this thing, messages like this,
    messages like these, survey messages, survey requests, feedback, ratings, reviews, review, rating, surveyed again,
    quizzing, quiz, ratings requests, evaluation, evaluations, interviewing, polling me, asked this, prompting,
    prompt, prompts, popups, pop ups, satisfaction surveys, satisfaction survey, nps surveys, customer surveys,
    chasing
  `,
  weakTopics: `
    questions, question, messages, message, notifications, requests, emails, mails, texts, contact, send, sending, sent,
    list, email, mail, text, call, calling
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
    chat, chats, let, must, should, keep, will, am, is, are, was, sign, database, system
  `,
  conjunctions: 'but, and, however, also, so, then',
};
