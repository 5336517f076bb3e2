import type { TypedLanguage } from './language.ts';

export const de: TypedLanguage = {
  code: 'de',
  numbers: 'null, eins, zwei/zwo, drei, vier, fünf/fuenf, sechs, sieben, acht, neun, zehn',
  ordinals: true,
  otherNumbers: `
    elf, zwölf, zwoelf, dreizehn, zwanzig, fünfzig, fuenfzig, hundert, tausend, minus eins, anderthalb,
    eineinhalb, nulleinhalb, einseinhalb, zweieinhalb, zwoeinhalb, dreieinhalb, viereinhalb, fünfeinhalb,
    fuenfeinhalb, sechseinhalb, siebeneinhalb, achteinhalb, neuneinhalb, zehneinhalb
  `,
  idioms: `
    die zwei, die drei, die vier, null ahnung, null problemo, gib acht, gebt acht, geben sie acht, alle zwei, alle drei,
    alle vier, wir zwei, wir drei, die beiden, die nummer 1, die nummer eins, nummer eins
  `,
  outOf: 'von, aus, auf, von maximal, von möglichen, sternen von, punkten von, punkte von, sterne von',
  either: 'oder, bis, und, oder vielleicht, oder sogar, oder eher, bzw, beziehungsweise, vielleicht, eher',
  half: 'komma fünf, komma fuenf, und eine halbe, und ein halb, eine halbe, ein halb',
  vague: `
    zwischen, irgendwo zwischen, mindestens, höchstens, wenigstens, mehr als, weniger als, über, unter, minus, fast,
    knapp, maximal, besser als, schlechter als, nahezu, beinahe, nicht ganz, knapp unter, knapp über, etwas unter,
    etwas über, etwas mehr als, etwas weniger als, zwischen einer, so zwischen
  `,
  not: `
    keine, kein, keinen, nicht, nicht eine, nie eine, niemals eine, gewiss keine, sicher keine, keinesfalls eine,
    bestimmt keine, sicherlich keine, nicht ganz eine, wohl keine, leider keine, nie im leben eine, gebe keine,
    gebe nie eine, nie ne
  `,
  instead: 'statt, anstatt, anstelle von, nicht, und nicht, und keine, nicht die',
  otherScale: 'sterne, stern, sternen',
  schoolMark: 'note, schulnote',
  scale: 'auf einer skala von, auf der skala von, skala von, von, auf einer skala, auf der skala',
  articles: 'eine, ne, die volle, eine glatte, eine solide, eine gute, eine klare',
  forWhat: 'für, fuer, an, für den, für die, für das',
  before: `
    ich, würde, wuerde, sage, sag, sagen wir, gebe, geb, vergebe, dafür, dafuer, euch, ihnen, dir, ihr, bekommt,
    bekommst, kriegt, kriegst, bekommen, sie, eine, ein, einen, ne, ner, die, mir, von mir, von uns, meine, mein,
    meinerseits, das, ist, wäre, waere, es, gibt, gibt's, gebe ich, geben wir, glatte, glatter, solide, gute, gutes,
    klare, starke, volle, dicke, schwache, knappe, ganz klar, klar, bewertung, wertung, punktzahl, antwort, support,
    etwa, ungefähr, ungefaehr, circa, ca, so, vielleicht, wahrscheinlich, eher, definitiv, auf jeden fall, eindeutig,
    wohl, mal, also, naja, na ja, tja, hm, hmm, ja, gut, ok, okay, gerne, gern, hallo, hi, moin, bitte, ganz, ehrlich,
    ehrlich gesagt, ganz ehrlich, insgesamt, nur, leider, leider nur, danke, danke euch, vielen dank, könnte, auch,
    da, denke, denk, glaube, finde, würd, für mich, fuer mich, für uns, wir, sagen, geben, wähle, nehme, zahl, nummer,
    deshalb, daher, darum, deswegen, somit, insofern, so eine, mittel, in summe, unterm strich, alles in allem,
    im großen und ganzen, im grossen und ganzen, runde, satte, fette, saubere, mein score, meine bewertung, note,
    schulnote, hätte ich gesagt, score, service, der service, der support, euer support, ihr support, verdient,
    ihr verdient, habt, habt ihr, ihr seid, seid, alles, ohne frage, ohne zweifel, absolut, sicher, bestimmt,
    mit sicherheit, natürlich, selbstverständlich, uns, gefühlt, mehr als, tendenziell, von meiner seite, als,
    tendiere zu, tendiere zu einer, tendiere zu ner, bin bei, ich bin bei, bei mir, bei uns, geben euch, vergeben,
    lande bei, liege bei, plädiere für, entscheide mich für, bleibe bei, komme auf, aus meiner sicht,
    meiner meinung nach, meines erachtens, persönlich, glatt, locker, sagen wir mal, sage mal, sag mal, ganz gute,
    ganz klare, gefühlte, bewerte, bewerte mit, bewerte das mit, bewerte euch mit, benote, werte, einfach, na gut,
    nun ja, nun, okay dann, dann, trage ein, tippe, drücke, voll, voll und ganz, gern eine, verdiente, verdienen,
    ist eine, war, war eine, das war, insgesamt eine, alles zusammen, in allem, unser, unsere, unsere bewertung,
    kann ich, nur geben, kann man
  `,
  after: `
    punkte, punkt, punkten, pkt, sagen, geben, vergeben, von mir, von uns, für euch, für sie, für dich, bitte,
    würde ich sagen, würd ich sagen, würde ich geben, würd ich geben, sag ich mal, sage ich mal, denke ich, denk ich,
    glaube ich, glaub ich, finde ich, schätze ich, gebe ich, auf jeden fall, insgesamt, definitiv, vielleicht, sein,
    oder so, xd, sternen, stern, sterne, ohne frage, mindestens, leider, wohl, ganz klar, bekommen, von meiner seite,
    ist okay, ist ok, passt, halt, eben, wert, verdient, sicher, aus meiner sicht, meiner meinung nach,
    von unserem team, vom ganzen team, von uns allen, locker, würde ich vergeben, vergebe ich, für heute, für diesmal,
    diesmal, ist fair, ist angemessen, finde ich fair, halte ich für angemessen, trifft es, trifft es gut, dafür,
    hierfür
  `,
  correction: `
    doch, doch eher, meinte, meinte ich, ich meinte, ich meine, meine ich, lieber, besser, sorry, korrektur,
    ändern auf, ändern in, ändere auf, ändere in, ändern, auf, bitte auf, sollte, sollte sein, das sollte,
    sollte heißen, eigentlich, ach nein, ach ne, nein, nee, ne, quatsch, halt, stopp nein, moment nein, vertippt,
    verklickt, falsch, entschuldigung, tschuldigung, pardon, ups, oh nein, war ein versehen, versehentlich,
    besser gesagt, vielmehr, nein warte, warte, scherz, spaß, war nur spaß, nur spaß, spass, sondern, stattdessen,
    nach reiflicher überlegung, wenn ich es recht bedenke, zurück, korrigiere, ich korrigiere, mach daraus,
    machen sie daraus, mach, gemeint war, meinte eigentlich, geben wollte, eingeben wollte, tippfehler,
    habe mich vertippt, hab mich vertippt, habe mich verklickt, hab mich verklickt, falsch gedrückt, falsch geklickt,
    falsch getippt, sorry ich meine, ich korrigiere auf, korrigiere auf, bitte ändern auf, bitte ändern in,
    bitte korrigieren auf, bitte korrigieren, doch lieber, doch nur, doch nur eine, dann doch, nein doch, also eher,
    also doch, im nachhinein, nachträglich, besser doch, meine natürlich, natürlich, oh, ach, ach quatsch,
    sollte es sein, sollte heissen, gemeint
  `,
  because: 'weil, da, denn, wegen',
  goesOn: `
    aber, und, danke, ich, allerdings, obwohl, jedoch, nur weil, vor allem weil, für den, für die, für das,
    gerne wieder, gern wieder, immer wieder, nie wieder, ihr, sie, wir, war, hat, es, das, leider, keine, alles,
    jederzeit wieder, niemand, keiner, man, da war, dauerte, dafür, trotz, ist, wenn, weil
  `,
  feelings: `
    toll, klasse, spitze, prima, großartig, schrecklich, furchtbar, super, top, gut, sehr gut, schlecht, sehr schlecht,
    nicht gut, nicht so gut, nicht schlecht, mies, katastrophal, katastrophe, langsam, zu langsam, schnell, sehr schnell,
    freundlich, sehr freundlich, unfreundlich, nett, sehr nett, kompetent, hilfreich, perfekt, mega, genial,
    hervorragend, ausgezeichnet, okay, ganz ok, ganz okay, geht so, mäßig, maessig, mittelmäßig, so lala, naja,
    enttäuscht, sehr enttäuscht, enttäuschend, zufrieden, sehr zufrieden, unzufrieden, begeistert, überhaupt nicht,
    gar nicht, äußerst wahrscheinlich, sehr wahrscheinlich, unwahrscheinlich, sehr unwahrscheinlich, nervig,
    ärgerlich, frustrierend, wunderbar, bestens, einwandfrei, vorbildlich, ungenügend, solide, echt gut, richtig gut,
    super service, super support, toller service, guter service
  `,
  highest:
    'äußerst wahrscheinlich, aeusserst wahrscheinlich, hundert prozent, hundertprozentig, 100 prozent, volle punktzahl',
  lowest: 'überhaupt nicht wahrscheinlich, gar nicht wahrscheinlich',
  belongs: `
    vom, von, am, seit, bis, ab, im, bei, zum, zur, der, die, das, dem, den, mit, nach, schritt, seite, teil,
    kapitel, version, bestellung, ticket, nummer, nr, zeile, frage, fehler, rechnung, raum, stufe, versuch, erst,
    januar, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember, um,
    nur, fortschritt, steht, zeigt, stand, auf
  `,
  imagined: `
    wenn, hätte, hätten, wäre gewesen, gebe ich nie, gibt es nie, für eine, um eine, zu einer, nie, normalerweise,
    letztes mal, gäbe, bekommen
  `,
  asked: `
    wahrscheinlich, unwahrscheinlich, empfehlen, weiterempfehlen, empfehle, weiterempfehlung, bewertung, bewerten, skala,
    punkte, sterne, note
  `,
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
    gerne, kein thema, keine ursache, okay danke, jo danke, sauber, stark, schick, freue mich, weiß bescheid, notiert,
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
  stop: `
    nicht mehr fragen, nie mehr fragen, nie wieder fragen, stopp, stop, abmelden, abbestellen, austragen, aufhören,
    aufhoeren, hör auf, hoer auf, hört auf, hören sie auf, hört auf damit, hör auf damit, hören sie auf damit,
    schluss, schluss damit, es reicht, mir reicht es, lass mich in ruhe, lasst mich in ruhe, lassen sie mich in ruhe,
    in ruhe lassen, meldet mich ab, meld mich ab, melden sie mich ab, tragt mich aus, trag mich aus,
    tragen sie mich aus, ich will das nicht mehr, ich möchte das nicht mehr, das will ich nicht mehr,
    das möchte ich nicht mehr, will das nicht mehr, nervt nicht, nerv nicht, nerven sie nicht, nicht stören,
    nicht mehr stören, keine lust auf umfragen, abgemeldet werden, ich will abgemeldet werden,
    ich möchte abgemeldet werden, ich möchte mich abmelden, ich will mich abmelden, opt out, aus der liste nehmen,
    von der liste nehmen, aus dem verteiler nehmen, aus dem verteiler, nicht nochmal fragen, löscht mich, unsubscribe,
    nicht erwünscht, unerwünscht, verschont mich, keine umfragen, keine nachrichten mehr,
    keine weiteren fragen mehr bitte, hören sie bitte auf, hört bitte auf, hör bitte auf, lasst das, lass das,
    lassen sie das, lassen sie es, genug jetzt, reicht jetzt, jetzt reicht es, jetzt reicht's, bitte abmelden,
    bitte austragen, ich will nicht, möchte nicht, bitte nicht, nein nicht mehr, weg damit, verschonen sie mich,
    keine lust mehr, kein interesse an umfragen, kein interesse, keine weiteren umfragen, ich wünsche das nicht,
    das nervt hört auf, keine surveys
  `,
  endings: `
    nicht mehr, nie mehr, nie wieder, nie, niemals, nicht nochmal, nicht noch einmal, nicht wieder, nicht weiter,
    nicht, keine, keine mehr, kein, keinen, keinerlei, nicht länger, hör auf, hört auf, hören sie auf, hören auf, auf,
    aufhören, schluss, schluss mit, genug, verzichten, verzichten sie, unterlassen, unterlasst, unterlassen sie,
    stopp, stoppt, stoppen, stop, raus, nehmt, nehmen, nimm, streicht, streichen, streich, löscht, löschen, entfernt,
    entfernen, entfernen sie, ohne, verschont, verschonen, verschonen sie, aus, lassen, lasst, lass, lassen sie,
    hören sie, hören sie bitte, bitte auf, unterlasst das, streicht mich, nehmt mich, nehmen sie, nehmen sie mich,
    keine weiteren, keine weitere, abmelden, austragen, entfernt mich, löscht mich, tragt mich, melden sie mich,
    meldet mich, ab
  `,
  topics: `
    frag, fragt, frage mich, gefragt, befragt, befragen, zu fragen, nachfragen, abfragen, umfrage, umfragen,
    befragung, befragungen, feedback, bewertungsanfrage, bewertungsanfragen, feedbackanfragen, bewertungen, bewertung,
    anschreiben, angeschrieben, anschreibt, schreiben, schreibt, schreib, kontaktieren, kontaktiert, kontaktiere,
    schicken, schickt, schick, senden, sendet, zusenden, zuschicken, zugeschickt, belästigen, belästigt, nerven,
    nervt, stören, stört, gestört, spam, spammen, anfragen, liste, verteiler, eurer liste, ihrer liste,
    diese nachrichten, solche nachrichten, solche fragen, diese fragen, diese frage, solche anfragen, derartige,
    bewerten, erinnern, erinnerungen, diese umfragen, solche umfragen, anpingen, nps, nps fragen, in ruhe, damit,
    rundfragen, nachzufragen, nachfrage, kontakt, kontaktaufnahme, kontaktaufnahmen, bewertet, bewertungsbitten,
    bewertungs, feedbacks, abstimmungen, surveys, survey, fragebögen, fragebogen, gefrage, fragerei, genervt,
    behelligen, behelligt, anzuschreiben, zu schreiben, zu kontaktieren, zu schicken, zu senden, zu nerven,
    zu belästigen, umfrageliste, umfragemails, umfrage mails, abgefragt, angefragt, angesprochen
  `,
  weakTopics: 'fragen, frage, nachrichten, nachricht, mails, mail, e mails, meldungen, anfragen, benachrichtigungen',
  wishes: `
    bitte, ich möchte, ich will, möchte, will, wünsche, mich, mir, uns, hör auf, hört auf, hören sie auf, schickt,
    schicken, schickt mir, sendet, stopp, endlich
  `,
  stopFillers: `
    bitte, jetzt, mal, doch, endlich, einfach, ok, danke, und, mich, mir, uns, sofort, damit, ich, sie, ihr, du, wir,
    es, das, dies, diese, dieser, diesen, dem, solche, solchen, so, mehr, wieder, weiter, weitere, weiteren,
    zukünftig, künftig, in zukunft, ab jetzt, ab sofort, von jetzt an, immer, ständig, jedes mal, jedesmal, dauernd,
    möchte, will, wollen, würde, wünsche, werden, bekommen, erhalten, haben, zu, mit, von, aus, der, die, den, eurer,
    ihrer, irgendwelche, auch, überhaupt, gar, nochmal, noch einmal, davon, dazu, danach, nach, jedem, chat, alle,
    ein, eine, wäre, nett, gern, gerne, lieber, brauche, auf, für, an, nie, per, über, hier, mehr bitte, zusenden,
    kein, keine, bewertung, bloß, weil, dieses, diesem, dieser art, art, sowas, so was, so etwas, sache, ding, dinger,
    ganze, ganzen, ewige, blöde, blöden, nervige, nervigen, ständigen, das nächste mal, nächstes mal,
    beim nächsten mal, je, jemals, dürfen, dürft, müssen, soll, sollt, sollen, kann, können, könnten, könnt, lassen,
    hören, bei, im, ins, euren, ihren, euch, ihnen, ihre, eure, werde, wurde, hiermit, heute, echt, wirklich, zwar,
    trotzdem, einfach nur, nur, bzw, sonst, etwas, nichts, in ruhe, umfrage, schon, verzichte, bekomme ich, es reicht,
    interesse, habe, hab, solch, derlei
  `,
  conjunctions: 'aber, und, jedoch, allerdings, also',
};
