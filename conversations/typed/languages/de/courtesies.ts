import type { Courtesies } from '../language.ts';

export const courtesies: Courtesies = {
  pleasantries: `
    danke auch, merci, ok, okay, okidoki, alles klar, alles gut, passt, passt so, passt alles, gut, sehr gut, super,
    perfekt, prima, toll, klasse, top, genial, spitze, wunderbar, hervorragend, ausgezeichnet, cool, fein, nein, nö,
    nein danke, verstanden, in ordnung, geht klar, geht wieder, es geht wieder, jetzt geht's, jetzt geht es,
    geht jetzt, geht wieder alles, geht's wieder, klappt, klappt jetzt, klappt wieder, jetzt klappt es,
    jetzt klappt's, hat geklappt, das hat geklappt, hat super geklappt, das hat super geklappt, hat alles geklappt,
    hat funktioniert, das hat funktioniert, funktioniert, funktioniert wieder, funktioniert jetzt,
    jetzt funktioniert es, jetzt funktioniert's, es funktioniert, läuft, läuft wieder, läuft jetzt, läuft alles,
    es läuft, alles läuft wieder, tschüss, tschüs, tschuess, tschau, ciao, auf wiedersehen, auf wiederhören, bis bald,
    bis dann, bis später, bis morgen, bis zum nächsten mal, servus, pfiat di, ade, schönen tag, schönen tag noch,
    einen schönen tag, einen schönen tag noch, schönes wochenende, ein schönes wochenende, schönen abend,
    schönen abend noch, einen schönen abend, schönen feierabend, schöne feiertage, frohe weihnachten, frohes neues,
    frohe ostern, guten rutsch, schöne woche, schöne zeit, guten tag, gute nacht, gleichfalls, ebenso, ebenfalls,
    ihnen auch, dir auch, euch auch, kein problem, das wars, das war's, das war alles, schöne grüße, viele grüße,
    liebe grüße, beste grüße, herzliche grüße, freundliche grüße, mit freundlichen grüßen, mit besten grüßen, gruß,
    grüße, mfg, lg, vg, das hat geholfen, hat geholfen, hat mir geholfen, hat sehr geholfen, erledigt,
    hat sich erledigt, gelöst, problem gelöst, gut gemacht, freut mich, weiter so, bleibt gesund, mega, alles bestens,
    bestens, alles prima, alles super, alles in ordnung, alles okay, alles ok, soweit alles, hat sich geklärt,
    geklärt, ist geklärt, alles geklärt, alles erledigt, ist erledigt, schon erledigt, schon gut, gern geschehen,
    kein thema, keine ursache, okay danke, jo danke, sauber, stark, schick, freue mich, weiß bescheid, notiert,
    mache ich, mach ich, probiere ich, versuche ich, bin zufrieden, noch einen schönen tag, noch einen schönen abend,
    ein schönes wochenende noch, schönes wochenende noch, schöne restwoche, habt einen schönen tag,
    hab einen schönen tag, haben sie einen schönen tag, bleiben sie gesund, alles gute, viel erfolg, gutes neues jahr,
    schöne ostern, schönen urlaub, man sieht sich, man hört sich, hau rein, juhu, hurra, yeah, wieder da,
    ist wieder da, wieder alles gut, wieder ok, problem behoben, behoben, ist behoben, fehler behoben, fehler weg,
    problem erledigt, jetzt alles gut
  `,
  praise: `
    super service, toller service, guter service, super support, toller support, top support, top service,
    super hilfe, tolle hilfe, gute arbeit, super arbeit, tolle arbeit, ihr seid super, ihr seid toll,
    ihr seid die besten, du bist super, sie sind super, das ging schnell, ging schnell, ging ja schnell,
    schnell und gut, sehr nett, sehr freundlich, sehr hilfreich, läuft bei euch, schnell, kompetent, nett, freundlich,
    hilfsbereit, professionell, geduldig, unkompliziert, reibungslos, echt super, echt toll, richtig gut,
    gut geholfen, sehr gut geholfen, gut gelöst, beste support, bester support, bester service, ihr seid spitze,
    ihr seid klasse, ihr seid top, respekt, hut ab, lob, großes lob, ein lob, großes kompliment, kompliment
  `,
  thanks: `
    danke, dankeschön, danke schön, danke dir, danke euch, danke ihnen, danke sehr, danke vielmals, vielen dank,
    vielen lieben dank, vielen herzlichen dank, besten dank, herzlichen dank, tausend dank, lieben dank, schönen dank,
    dank dir, dank euch, danke nochmal, danke nochmals, ein großes danke, großes dankeschön, vg, lg, mfg,
    mit freundlichen grüßen, viele grüße, liebe grüße, beste grüße, schöne grüße, gruß, tschüss, gute arbeit, super
  `,
  pleasantryFillers: `
    sehr, nochmal, nochmals, noch mal, noch einmal, noch, euch, dir, ihnen, und, dann, für die hilfe, dafür, hierfür,
    für deine hilfe, für eure hilfe, für ihre hilfe, für ihre schnelle hilfe, für deine schnelle hilfe,
    für eure schnelle hilfe, für die schnelle hilfe, für die tolle hilfe, für die super hilfe, für die gute hilfe,
    für die schnelle antwort, für ihre antwort, für die antwort, für die rückmeldung, für die schnelle rückmeldung,
    für die schnelle lösung, für den support, für den tollen support, für den super support,
    für den schnellen support, für den service, für die geduld, für ihre geduld, für deine geduld, für die mühe,
    für ihre mühe, für alles, für die zeit, für eure unterstützung, für ihre unterstützung, für die unterstützung,
    für deine unterstützung, für die info, für die information, für die auskunft, für die beratung, im voraus, vorab,
    erstmal, erst mal, leute, team, das, ist, war, echt, wirklich, ach, oh, na, allen, allerseits, schön, ja, jo, jep,
    bitte, gerne, gern, alles, jetzt, nun, wieder, schon, von mir, auch, hallo, hi, so, ganz, wünsche ich, wünsche,
    ich, einen, eine, ein, zusammen, frau, herr, mal, es, für, herzlich, vielmals, mir, auf jeden fall, hat,
    hat alles, uns, natürlich, klar, bin, ihr wart, du warst, sie waren, das war, der, die, den, dem, tolle, super,
    schnelle, gute, nette, liebe, freundliche, hilfe, unterstützung, antwort, geduld, mühe, zeit, service, support,
    wie immer, heute, abend, tag, wochenende, wünsch, euch allen, dem team, dem ganzen team, an alle, an das team,
    ans team, sehr geehrte, sehr geehrter, haben, habe, geholfen, lösung, ganzen, beste, besten, top, prima,
    noch einen
  `,
  troubles: `
    immer noch, noch immer, noch eine, noch ein, noch etwas, noch was, eine frage, frage, fragen, problem, probleme,
    fehler, fehlermeldung, kaputt, geht nicht, gehen nicht, funktioniert nicht, klappt nicht, geht leider, geht doch nicht,
    stürzt, abgestürzt, absturz, hängt, falsch, fehlt, fehlen, wieder nicht, nicht mehr, wann, wo, wie kann, wie komme,
    warum, wieso, weshalb, wer, was ist, was muss, was soll, hilfe, können sie, könnt ihr, kannst du, könnten sie, kann ich,
    gibt es, ist es möglich, ich brauche, wir brauchen, brauche, moment, warten, warte, dringend, rechnung, bestellung,
    rückerstattung, passwort, anmelden, einloggen, ticket, konto, rufen sie, ruft mich, schicken sie, senden sie, bitte
    schicken, bitte senden, storno, stornieren, kündigen, lieferung, leider nicht, noch nicht, keine antwort, schritt
  `,
  calm: `
    keine weiteren fragen, keine fragen mehr, keine fragen, kein problem, keine probleme, keine probleme mehr,
    ohne probleme, problemlos, keine fehler mehr
  `,
};
