import type { Courtesies } from '../language.ts';

export const courtesies: Courtesies = {
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
    much better, happy days, xoxo, xx, have fun, great stuff, that's sorted it, thats sorted, that sorted it,
    sorted it, that's fixed it, that's done it, that's done the trick, that has fixed it, that has worked
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
    saved my day, you saved my day, you saved us, mr, mrs, ms, dr, prof
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
};
